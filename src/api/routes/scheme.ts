import type { Route } from '../route.ts';

export const schemeRoutes: readonly Route[] = [];
