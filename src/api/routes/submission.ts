import type { Route } from '../route.ts';

export const submissionRoutes: readonly Route[] = [];
