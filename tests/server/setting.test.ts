/** Where training plays that says nothing of it is the county's own, kept in its store. */
import { expect, test } from 'vitest';
import { presetWorld } from '../../server/commands/preset.ts';
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
