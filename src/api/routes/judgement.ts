import type { Route } from '../route.ts';

export const judgementRoutes: readonly Route[] = [];
