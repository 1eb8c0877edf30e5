import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readSearch } from './session/search.ts';
import { Shell } from './shell/shell.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Shell,
  validateSearch: readSearch,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/workbench/workbench.tsx'), 'Workbench'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./screens/account/account.tsx'), 'Account'),
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./screens/data/data.tsx'), 'Data'),
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

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(() => import('./screens/overview/overview.tsx'), 'Overview'),
});

const sheets = createRoute({
  getParentRoute: () => root,
  path: '/sheets',
  component: lazyRouteComponent(() => import('./screens/sheets/sheets.tsx'), 'Sheets'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('./screens/audit/audit.tsx'), 'Audit'),
});

const bulletins = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('./screens/bulletins/bulletins.tsx'), 'Bulletins'),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./screens/accounts/accounts.tsx'), 'Accounts'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('./screens/report/report.tsx'), 'Report'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./screens/review/review.tsx'), 'Review'),
});

const judge = createRoute({
  getParentRoute: () => root,
  path: '/judge',
  component: lazyRouteComponent(() => import('./screens/judge/judge.tsx'), 'Judge'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('./screens/notices/notices.tsx'), 'Notices'),
});

const schemes = createRoute({
  getParentRoute: () => root,
  path: '/schemes',
  component: lazyRouteComponent(() => import('./screens/schemes/schemes.tsx'), 'Schemes'),
});

const panels = createRoute({
  getParentRoute: () => root,
  path: '/panels',
  component: lazyRouteComponent(() => import('./screens/panels/panels.tsx'), 'Panels'),
});

const appeals = createRoute({
  getParentRoute: () => root,
  path: '/appeals',
  component: lazyRouteComponent(() => import('./screens/appeals/appeals.tsx'), 'Appeals'),
});

const publicView = createRoute({
  getParentRoute: () => root,
  path: '/public/$office/$campaign',
  component: lazyRouteComponent(() => import('./screens/public-view/public-view.tsx'), 'PublicView'),
});

const results = createRoute({
  getParentRoute: () => root,
  path: '/results',
  component: lazyRouteComponent(() => import('./screens/results/results.tsx'), 'Results'),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('./screens/campaigns/campaigns.tsx'), 'Campaigns'),
});

/** Which address shows which screen; each screen is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    data,
    audit,
    bulletins,
    campaigns,
    accounts,
    home,
    notices,
    schemes,
    account,
    accountSetup,
    overview,
    setup,
    sheets,
    report,
    review,
    judge,
    panels,
    appeals,
    publicView,
    results,
  ]),
  defaultPreload: 'intent',
  context: {} as { queries: QueryClient },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
