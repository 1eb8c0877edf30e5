import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Shell } from './shell/shell.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/account/account.tsx'), 'Account'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./screens/account/account.tsx'), 'Account'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./screens/setup/installation.tsx'), 'Installation'),
});

const accountSetup = createRoute({
  getParentRoute: () => root,
  path: '/account-setup',
  component: lazyRouteComponent(() => import('./screens/setup/account-setup.tsx'), 'AccountSetup'),
});

/** Which address shows which screen; each screen is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([home, account, accountSetup, setup]),
  defaultPreload: 'intent',
  context: {} as { queries: QueryClient },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
