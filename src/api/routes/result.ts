import type { Route } from '../route.ts';

export const resultRoutes: readonly Route[] = [];
