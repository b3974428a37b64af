/** Every kind of person on every page: refused or answered, never an error of ours. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { NoticeItem, Page } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { begun, played, taskOf } from './fixtures.ts';

const PEOPLE = [
  'applicant',
  'applicant#2',
  'agent',
  'village_director',
  'village_committee',
  'relief_assistant',
  'grid_worker',
  'first_secretary',
  'township_window',
  'township_investigator',
  'township_reviewer',
  'township_approver',
  'township_finance',
  'county_civil_clerk',
  'county_civil_reviewer',
  'county_civil_approver',
  'county_finance',
  'county_justice_clerk',
  'county_dept:公安',
  'hotline_operator',
  'city_civil_approver',
  'province_civil',
  'supervisor',
  'county_civil_clerk@990102',
  'admin',
  'nobody',
];

let house: TestServer;
let paths: string[];
beforeAll(async () => {
  house = await openHouse();
  const ended = await played(house, 'general-street');
  const running = (await begun(await house.as('applicant'))).id;
  const task = (await taskOf(await house.as('township_window'), running)).id;
  const [notice] = (await house.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
  const { body } = await (
    await house.as('admin')
  ).get<{ documents: { id: string }[]; caseNo: string }>(`/api/cases/${ended}`);
  const cases = [ended, running].flatMap((id) => [
    `/api/cases/${id}`,
    `/api/cases/${id}/events`,
    `/api/cases/${id}/deliveries`,
    `/cases/${id}/archive`,
  ]);
  paths = [
    ...cases,
    '/',
    '/public',
    '/public/track',
    `/public/track?caseNo=${body.caseNo}&idLast4=0037`,
    '/login',
    '/apply',
    '/tasks',
    '/healthz',
    '/readyz',
    '/api/me',
    '/api/me/channels',
    '/api/processes',
    '/api/processes/temporary-relief',
    '/api/drafts',
    '/api/drafts/none',
    '/api/cases',
    '/api/cases?mine=true',
    '/api/cases?q=王',
    '/api/cases?region=990101001001&status=running&process=temporary-relief',
    '/api/tasks',
    '/api/tasks?box=done',
    '/api/tasks?box=copied',
    '/api/tasks?box=started',
    '/api/tasks?sort=newest&q=王',
    `/api/tasks/${task}`,
    `/api/tasks/${task}/colleagues`,
    '/api/files/none',
    '/api/files/room',
    '/api/regions',
    '/api/regions?parent=990101',
    '/api/calendar',
    '/api/messages',
    '/api/ledgers/temporary_relief',
    '/api/ledgers/temporary_relief?asOf=2026-01-01&region=990101',
    '/api/ledgers/temporary_relief/export.xlsx',
    '/api/ledgers/temporary_relief/statement?month=2026-03',
    '/api/ledgers/referrals',
    `/api/documents/${body.documents[0]?.id}`,
    '/api/admin/processes',
    '/api/admin/processes/temporary-relief/versions',
    '/api/admin/processes/temporary-relief/versions/1',
    '/api/admin/processes/temporary-relief/diff?from=1&to=1',
    '/api/admin/processes/temporary-relief/drafts',
    '/api/admin/processes/temporary-relief/drafts/none',
    '/api/admin/processes/temporary-relief/export',
    '/api/admin/processes/temporary-relief/migrations',
    '/api/admin/processes/temporary-relief/migrations/none',
    '/api/admin/calendar',
    '/api/admin/house',
    '/api/admin/looks',
    '/api/admin/people',
    '/api/incidents',
    '/api/incidents/none/people',
    '/api/admin/jobs',
    '/api/admin/jobs/none',
    '/api/admin/dead-letters',
    '/api/admin/setting',
    '/api/admin/campaigns',
    '/api/admin/campaigns/none',
    '/api/admin/campaigns/none/rows',
    '/api/admin/schedules',
    '/api/admin/fund?account=990101001',
    '/api/public/notices',
    `/api/public/notices/${notice?.id}`,
    `/public/notices/${notice?.id}`,
    `/public/notices/${notice?.id}/objection`,
    `/api/public/track?caseNo=${body.caseNo}&idLast4=0037`,
    '/api/public/demo-accounts',
    '/api/openapi.json',
  ];
}, 60_000);

describe('every call', () => {
  test.each(PEOPLE)('by %s', async (username) => {
    const client = username === 'nobody' ? house.anyone : await house.as(username);
    const answers = await Promise.all(
      paths.map(async (path) => ({ path, ...(await client.get<{ code?: string } | string>(path)) })),
    );
    // pages of the client say 503 where it is not built
    const broken = answers.filter(
      ({ path, status }) => status >= 500 && !['/login', '/apply', '/tasks'].includes(path),
    );
    expect(broken.map(({ path, status }) => `${status} ${path}`)).toEqual([]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d+/);
  });

  test('the list above covers what the interface describes', async () => {
    const { body } = await house.anyone.get<{
      paths: Record<string, { get?: { responses: object } }>;
    }>('/api/openapi.json');
    const described = Object.entries(body.paths)
      // a socket is no page to read: its own test listens to it
      .filter(([, { get }]) => get && !('101' in get.responses))
      .map(([path]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
    const asked = paths.map((path) => path.split('?')[0] ?? '');
    expect(described.filter((path) => !asked.some((one) => path.test(one))).map(String)).toEqual([]);
  });
});
