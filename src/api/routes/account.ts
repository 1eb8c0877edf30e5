import type { Route } from '../route.ts';
import { manageRoutes } from './accounts/manage.ts';
import { meRoutes } from './accounts/me.ts';
import { settingsRoutes } from './accounts/settings.ts';
import { setupRoutes } from './accounts/setup.ts';
import { signInRoutes } from './accounts/sign-in.ts';

/** Signing in, one's own account, and the accounts of an office. */
export const accountRoutes: readonly Route[] = [
  ...signInRoutes,
  ...setupRoutes,
  ...meRoutes,
  ...manageRoutes,
  ...settingsRoutes,
];
