import type { Route } from '../route.ts';

export const panelRoutes: readonly Route[] = [];
