import type { Route } from '../route.ts';

export const scoreRoutes: readonly Route[] = [];
