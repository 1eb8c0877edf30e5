import type { Route } from '../route.ts';

export const officeRoutes: readonly Route[] = [];
