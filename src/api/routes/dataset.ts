import type { Route } from '../route.ts';

export const datasetRoutes: readonly Route[] = [];
