/** Carries out one effect of a case and takes it out of the box. One handler a kind. */
import { SYSTEM } from '../../core/engine/run.ts';
import { fill } from '../../core/engine/template.ts';
import { scopeOf } from '../../core/engine/scope.ts';
import { dayOf } from '../../core/time/instant.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Effect } from '../../core/vocabulary.ts';
import { asking } from '../../core/engine/ask.ts';
import { answered, factsAtHand } from '../../core/world/lookups.ts';
import { doInTime } from '../../core/world/work.ts';
import { readableWorld } from '../world.ts';
import { fillNumber } from '../commands/number.ts';
import type { Context } from '../context.ts';
import type { CaseDoc, LedgerDoc } from '../store/documents.ts';
import type { WriteOp } from '../store/types.ts';
import { fundEffect } from './fund.ts';
import { openEffect, sendEffect, tellEffect } from './links.ts';

/** More than one command ever asks for. */
const EFFECTS_OF_A_COMMAND = 1_000;

/** Carries it out. What fails stays in the box and is tried again by the sweeper. */
export async function carryOut(context: Context, doc: CaseDoc, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'fund':
      // its answer takes it out of the box itself, in one write with what the case makes of it
      if (await fundEffect(context, doc, effect)) return;
      break;
    case 'ledger':
      await ledgerEffect(context, doc, effect);
      break;
    case 'notify':
      return done(context, doc, effect, [
        {
          op: 'add',
          collection: 'messages',
          doc: {
            _id: effect.id,
            to: effect.to,
            text: effect.message,
            case: doc.id,
            data: effect.data,
            at: context.clock.now(),
          },
        },
      ]);
    case 'document':
      await documentEffect(context, doc, effect);
      break;
    case 'refer':
      return done(context, doc, effect, [
        { op: 'put', collection: 'ledger', doc: referralRow(context, doc, effect) },
      ]);
    case 'open':
      await openEffect(context, doc, effect);
      break;
    case 'send':
      await sendEffect(context, doc, effect);
      break;
    case 'tell':
      await tellEffect(context, doc, effect);
      break;
  }
  await done(context, doc, effect, []);
}

function done(context: Context, doc: CaseDoc, effect: Effect, ops: WriteOp[]): Promise<void> {
  return context.store.write([
    ...ops,
    { op: 'unbox', collection: 'cases', id: doc.id, effects: [effect.id] },
  ]);
}

async function ledgerEffect(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'ledger' },
): Promise<void> {
  const id = `${doc.id}:${effect.ledger}:${effect.row}`;
  const old = await context.store.get<LedgerDoc>('ledger', id);
  if (effect.op === 'close' && !old) return;
  const base = ledgerRow(doc, effect.ledger, id, effect);
  const row: LedgerDoc =
    effect.op === 'close'
      ? {
          ...(old as LedgerDoc),
          rev: base.rev,
          to: effect.to ?? effect.from,
          data: { ...old?.data, ...effect.data },
        }
      : {
          ...base,
          data: effect.data,
          keys: effect.keys,
          from: effect.from,
          to: effect.to ?? null,
          region: effect.region,
          scope: [...ancestorsOf(effect.region), effect.region],
        };
  await context.store.write([{ op: 'put', collection: 'ledger', doc: row }]);
}

function ledgerRow(
  doc: CaseDoc,
  ledger: string,
  id: string,
  effect: Effect,
): Pick<LedgerDoc, '_id' | 'rev' | 'ledger' | 'case' | 'caseNo'> {
  return { _id: id, rev: placeOf(effect), ledger, case: doc.id, caseNo: doc.caseNo };
}

/** An effect's place in the history of its case: one carried out late, or again, never undoes one asked for after it. */
function placeOf({ id }: Effect): number {
  const [, seq = '0', n = '0'] = /:(\d+):e(\d+)$/.exec(id) ?? [];
  return Number(seq) * EFFECTS_OF_A_COMMAND + Number(n);
}

/** Referrals 转介 are rows of a ledger of their own until the process they name takes them up. */
function referralRow(context: Context, doc: CaseDoc, effect: Effect & { kind: 'refer' }): LedgerDoc {
  return {
    ...ledgerRow(doc, 'referrals', effect.id, effect),
    data: { process: effect.process, reason: effect.reason, ...effect.data },
    keys: doc.keys,
    from: dayOf(context.clock.now()),
    to: null,
    region: doc.region,
    scope: doc.scope,
  };
}

async function documentEffect(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'document' },
): Promise<void> {
  if (await context.store.get('documents', effect.id)) return;
  const process = await context.library.version(doc.process, doc.version);
  const spec = process.definition.documents?.[effect.document];
  if (!spec) return;
  const at = context.clock.now();
  const county = context.registry.name(doc.region.slice(0, 6));
  const number = spec.number
    ? await fillNumber(context.store, spec.number, { region: doc.region, instant: at, county })
    : null;
  const world = readableWorld(context);
  const body = await doInTime(
    answered(
      world,
      asking(factsAtHand(world), (facts) => {
        const { definition, blocks } = process;
        const around = { definition, blocks, case: doc, facts, actor: SYSTEM, entry: effect.data };
        const scope = scopeOf(around, { ...doc.data, ...effect.data });
        return spec.body.map((line) => fill(line, scope));
      }),
    ),
  );
  await context.store.insert('documents', {
    _id: effect.id,
    case: doc.id,
    document: effect.document,
    title: spec.title,
    number,
    body,
    at,
  });
}
