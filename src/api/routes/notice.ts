import type { Route } from '../route.ts';

export const noticeRoutes: readonly Route[] = [];
