import type { Route } from '../route.ts';

export const bulletinRoutes: readonly Route[] = [];
