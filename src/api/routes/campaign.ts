import type { Route } from '../route.ts';
import { calendarRoutes } from './campaigns/calendar.ts';
import { campaignOnlyRoutes } from './campaigns/campaigns.ts';
import { rosterRoutes } from './campaigns/roster.ts';

export const campaignRoutes: readonly Route[] = [...campaignOnlyRoutes, ...rosterRoutes, ...calendarRoutes];
