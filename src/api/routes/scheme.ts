import type { Route } from '../route.ts';
import { officeSchemeRoutes } from './schemes/offices.ts';
import { ruleRoutes } from './schemes/rules.ts';
import { versionRoutes } from './schemes/versions.ts';

export const schemeRoutes: readonly Route[] = [...versionRoutes, ...ruleRoutes, ...officeSchemeRoutes];
