import type { Route } from '../route.ts';

export const publicationRoutes: readonly Route[] = [];
