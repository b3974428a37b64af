/** Carries out one effect of a case and takes it out of the box. One handler a kind. */
import { lostLink } from '../../core/engine/answers.ts';
import { SYSTEM } from '../../core/engine/run.ts';
import { fill } from '../../core/engine/template.ts';
import { scopeOf } from '../../core/engine/scope.ts';
import { dayOf } from '../../core/time/instant.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Effect } from '../../core/vocabulary.ts';
import { execute, startCase } from '../commands/execute.ts';
import { gather } from '../commands/gather.ts';
import { fillNumber } from '../commands/number.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { CaseDoc, LedgerDoc } from '../store/documents.ts';
import type { WriteOp } from '../store/types.ts';
import { fundEffect } from './fund.ts';
import { raiseIncident } from './incidents.ts';

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
  const world = await gather(context, process, doc, { type: 'Answer', effect: '', event: '', data: {} }, '');
  const at = context.clock.now();
  const county = context.registry.name(doc.region.slice(0, 6));
  const number = spec.number
    ? await fillNumber(context.store, spec.number, { region: doc.region, instant: at, county })
    : null;
  const scope = scopeOf(
    { definition: process.definition, case: doc, world, actor: SYSTEM, entry: effect.data },
    { ...doc.data, ...effect.data },
  );
  const body = spec.body.map((line) => fill(line, scope));
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

async function openEffect(context: Context, doc: CaseDoc, effect: Effect & { kind: 'open' }): Promise<void> {
  const process = context.library.latest(effect.process);
  if (!process) return lost(context, doc, effect, 'unknown_process');
  const positions = process.definition.start.roles.map((role) => ({ role, region: effect.region }));
  const outcome = await startCase(
    context,
    effect.process,
    { type: 'Start', by: { ...SYSTEM, positions }, data: effect.data },
    effect.id.replaceAll(':', '-'),
  );
  if (!outcome.ok) await lost(context, doc, effect, outcome.rejection.code);
}

async function sendEffect(context: Context, doc: CaseDoc, effect: Effect & { kind: 'send' }): Promise<void> {
  const [target] = await context.store.find<CaseDoc>('cases', {
    filter: { process: effect.process, status: 'running', scope: effect.region, region: effect.region },
    sort: { by: 'startedAt', dir: -1 },
    limit: 1,
  });
  if (!target) return effect.optional ? undefined : lost(context, doc, effect, 'no_running_case');
  const outcome = await execute(context, target.id, {
    type: 'Deliver',
    id: effect.id,
    message: effect.message,
    data: effect.data,
    from: doc.id,
  });
  // crowded out by other servers: it stays in the box; a refusal would be the same tomorrow
  if (!outcome.ok && outcome.rejection.code === 'conflict') throw errors.conflict();
  if (!outcome.ok) await lost(context, doc, effect, outcome.rejection.code);
}

/** A link to another case that leads nowhere is told to the case it came from. */
function lost(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'open' | 'send' },
  reason: string,
): Promise<void> {
  return raiseIncident(context, doc.id, `lost:${effect.id}`, lostLink(effect.kind), {
    process: effect.process,
    region: effect.region,
    reason,
  });
}
