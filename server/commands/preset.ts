/** Presets the world for a scenario or a training session; only where the clock is a training clock. */
import { createHash } from 'node:crypto';
import { isObject } from '../../core/json.ts';
import { newAccount } from '../../core/fund/account.ts';
import type { WorldPreset } from '../../core/scenario/types.ts';
import { presetRow as presetRowOf } from '../../core/scenario/preset.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Context } from '../context.ts';
import { beginRounds } from '../effects/rounds.ts';
import type { FundDoc } from '../store/documents.ts';

/** Parameters, ledger rows and account balances as `given` says. */
export async function presetWorld(context: Context, given: WorldPreset): Promise<void> {
  await presetParams(context, given.params ?? {});
  for (const [ledger, rows] of Object.entries(given.ledger ?? {})) {
    for (const row of rows) if (isObject(row)) await presetRow(context, ledger, row);
  }
  for (const [region, wanted] of Object.entries(given.fund ?? {})) await presetFund(context, region, wanted);
  await beginRounds(context);
}

async function presetParams(
  { store, library, registry, clock }: Context,
  params: NonNullable<WorldPreset['params']>,
): Promise<void> {
  const keys = new Map(
    library
      .keys()
      .flatMap((process) =>
        Object.entries(library.latest(process)?.definition.params ?? {}).map(([name, spec]) => [
          name,
          spec.key,
        ]),
      ),
  );
  const today = dayOf(clock.now());
  for (const [name, value] of Object.entries(params)) {
    const key = keys.get(name) ?? name;
    // set at every county: a preset holds everywhere, whatever the seeds say for one of them
    for (const region of [
      '',
      ...registry
        .children(null)
        .flatMap((p) => registry.children(p.code))
        .flatMap((city) => registry.children(city.code))
        .map((c) => c.code),
    ]) {
      await store.set('params', { _id: `${key}:${region}:preset`, key, region, from: '0001-01-01', value });
      await store.deleteWhere('params', { key, region, from: { gt: '0001-01-01', lte: today } });
    }
  }
  if (Object.keys(params).length > 0) await registry.reload();
}

async function presetRow(
  { store, clock, registry }: Context,
  ledger: string,
  row: NonNullable<WorldPreset['ledger']>[string][number],
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([ledger, row]))
    .digest('hex')
    .slice(0, 24);
  const today = dayOf(clock.now());
  const { id: _id, ...rest } = presetRowOf(ledger, row, { id, today, region: registry.setting().region });
  await store.set('ledger', { _id, ...rest });
}

async function presetFund(
  { store, clock, registry }: Context,
  region: string,
  wanted: { balance: number } | null,
): Promise<void> {
  const { fund, quota, threshold } = registry.setting();
  const today = dayOf(clock.now());
  const year = Number(today.slice(0, 4));
  const id = `${fund}:${region}:${year}`;
  // an account that begins anew begins its statement anew: lines of before would stand in for those to come
  await store.deleteWhere('fund_entries', { account: id });
  if (!wanted) return void (await store.delete('funds', id));
  const { balance } = wanted;
  const doc: FundDoc = {
    ...newAccount(fund, region, year),
    _id: id,
    open: true,
    quota: Math.max(balance, quota),
    threshold,
    balance,
    advanced: balance,
    outbox: [],
  };
  await store.set('funds', doc);
}
