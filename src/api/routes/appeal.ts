import type { Route } from '../route.ts';

export const appealRoutes: readonly Route[] = [];
