/** Where training plays that says nothing of it is the county's own, kept in its store. */
import { expect, test } from 'vitest';
import { presetWorld } from '../../server/commands/preset.ts';
import type { SettingView } from '../../core/contract/shapes/setting.ts';
import type { LedgerDoc } from '../../server/store/documents.ts';
import { openHouse } from '../support/app.ts';

test('accounts and rows that name no fund and no place are those of the setting in the store', async () => {
  const { context } = await openHouse();
  const { store, registry } = context;
  expect(registry.setting()).toMatchObject({ region: '990101001001', fund: 'relief_reserve' });
  await store.set('meta', {
    _id: 'setting',
    region: '990101002001',
    fund: 'heating',
    quota: 9,
    threshold: 3,
  });
  await registry.reload();
  await presetWorld(context, { fund: { '990101002': { balance: 7 } }, ledger: { book: [{ keys: ['k'] }] } });
  expect(await store.get('funds', 'heating:990101002:2026')).toMatchObject({
    quota: 9,
    threshold: 3,
    balance: 7,
  });
  const [row] = await store.find<LedgerDoc>('ledger', { filter: { ledger: 'book' } });
  expect(row).toMatchObject({ region: '990101002001' });
});

test('a county that says nothing plays in its first village and has no fund for it', async () => {
  const { context } = await openHouse();
  await context.store.delete('meta', 'setting');
  await context.registry.reload();
  expect(context.registry.setting()).toMatchObject({ region: expect.stringMatching(/^\d{12}$/), fund: '' });
});

test('an administrator changes it: public pages follow, who did is on record, and of two the second is told', async () => {
  const house = await openHouse();
  const admin = await house.as('admin');
  const { body: before } = await admin.get<SettingView>('/api/admin/setting');
  expect(before).toMatchObject({ rev: 1, setting: { place: '', region: '990101001001' }, changes: [] });
  expect((await house.anyone.get<string>('/')).body).toContain('工作日 8:30');
  const setting = { ...before.setting, office: '青河县社会救助中心', hours: '' };
  const put = (rev: number, next: object) =>
    admin.put<SettingView & { code: string }>('/api/admin/setting', { rev, setting: next });
  const [one, two] = await Promise.all([put(1, setting), put(1, { ...setting, hours: '每日' })]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const { body: after } = await admin.get<SettingView>('/api/admin/setting');
  expect(after.rev).toBe(2);
  expect(after.changes).toMatchObject([
    {
      at: house.context.clock.now(),
      by: '廖春梅',
      changed: [
        { name: 'office', before: '', after: '青河县社会救助中心' },
        { name: 'hours', before: '工作日 8:30–12:00，14:30–18:00' },
      ],
    },
  ]);
  const page = (await house.anyone.get<string>('/public')).body;
  expect(page).toContain('青河县社会救助中心');
  expect(page).not.toContain('工作日 8:30');
  const looks = await admin.get<{ items: { kind: string; paths: string[] }[] }>('/api/admin/looks');
  expect(looks.body.items.filter(({ kind }) => kind === 'setting')).toMatchObject([
    { paths: ['office', 'hours'] },
  ]);
  expect((await put(2, after.setting)).body).toEqual(after);
  expect((await (await house.as('township_window')).get('/api/admin/setting')).status).toBe(403);
});

test.each([
  ['a place that is no village', { region: '990101001' }],
  ['a village that does not exist', { region: '990101001999' }],
  ['a telephone that is none', { phone: '窗口' }],
  ['less than no money', { quota: -1 }],
  ['a word it does not know', { retention: 3 }],
])('%s is refused', async (_what, part) => {
  const house = await openHouse();
  const admin = await house.as('admin');
  const { rev, setting } = (await admin.get<SettingView>('/api/admin/setting')).body;
  const { status } = await admin.put('/api/admin/setting', { rev, setting: { ...setting, ...part } });
  expect([400, 422]).toContain(status);
  expect((await admin.get<SettingView>('/api/admin/setting')).body.rev).toBe(1);
});

test('pages of an office that has not said who it is name the government of the place, no bureau of one trade', async () => {
  const { anyone } = await openHouse();
  for (const path of ['/', '/public', '/public/track']) {
    const { body } = await anyone.get<string>(path);
    const foot = /<footer[\s\S]*<\/footer>/.exec(body)?.[0] ?? '';
    expect(foot).toMatch(/<p>\S+人民政府<\/p>/);
    expect(body).not.toContain('民政局');
  }
});
