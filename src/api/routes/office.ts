import { addOfficeBelow, readOffices } from '../../app/account/offices.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { founderLinks, newOfficeBody, officePage, pageQuery } from '../schemas/office.ts';
import { founderReply } from './accounts/replies.ts';

const tag = 'office';

export const officeRoutes: readonly Route[] = [
  route({
    id: 'office.list',
    method: 'GET',
    path: '/offices',
    tag,
    summary: { zh: '考核办公室及其隶属关系', en: 'The assessing offices and their tree' },
    access: 'office.read',
    query: pageQuery,
    reply: officePage,
    run: async ({ platform, actor, query }) => {
      const { cursor = null, limit } = query;
      const page = await readOffices(platform, actor, { cursor, limit });
      return page.ok ? ok({ items: [...page.value.items], next: page.value.next }) : page;
    },
  }),
  route({
    id: 'office.add',
    method: 'POST',
    path: '/offices',
    tag,
    summary: { zh: '增设下级考核办公室', en: 'Add an office below one’s own' },
    access: 'office.add',
    body: newOfficeBody,
    reply: founderLinks,
    status: 201,
    secret: true,
    run: async ({ platform, actor, body }) => founderReply(await addOfficeBelow(platform, actor, body)),
  }),
];
