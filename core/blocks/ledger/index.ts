import type { DecisionDraft } from '../../engine/run.ts';
import { textsOf } from '../../json.ts';
import { mapOf, textOf, valueOf } from '../../engine/params.ts';
import { addDays } from '../../time/day.ts';
import { dayOf } from '../../time/instant.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { block } from '../block.ts';
import { write } from './carry.ts';
import { check } from './check.ts';
import { end, enter } from './only-one.ts';
import { lookUp } from './lookup.ts';
import { ledger as spec } from './spec.ts';

export const ledger = block({
  spec,
  check,
  actions: {
    'ledger.put': putRow,
    'ledger.close': closeRow,
    'ledger.enter': enterRow,
    'ledger.change': changeRow,
    'ledger.exit': exitRow,
  },
  carries: { ledger: write, 'ledger.enter': enter, 'ledger.end': end },
  lookUp,
});

function putRow(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger',
    op: 'put',
    ledger: String(params.ledger),
    row: rowOf(run, params.row, data),
    data: mapOf(run, params.fields, data),
    keys: params.keys ? textsOf(valueOf(run, params.keys, data)) : [],
    from: params.from ? textOf(run, params.from, data) : dayOf(run.facts.now),
    ...(params.to ? { to: textOf(run, params.to, data) } : {}),
    region: params.region ? textOf(run, params.region, data) : run.case.region,
  });
}

function closeRow(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger',
    op: 'close',
    ledger: String(params.ledger),
    row: rowOf(run, params.row, data),
    data: params.reason ? { [String(params.reasonField)]: valueOf(run, params.reason, data) } : {},
    keys: [],
    from: dayOf(run.facts.now),
    to: params.to ? textOf(run, params.to, data) : dayOf(run.facts.now),
    region: run.case.region,
  });
}

function enterRow(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger.enter',
    ledger: String(params.ledger),
    row: rowOf(run, params.row, data),
    data: mapOf(run, params.fields, data),
    keys: textsOf(valueOf(run, params.keys, data)),
    from: params.from ? textOf(run, params.from, data) : dayOf(run.facts.now),
    ...(params.to ? { to: textOf(run, params.to, data) } : {}),
    region: params.region ? textOf(run, params.region, data) : run.case.region,
    reason: textOf(run, params.reason, data),
  });
}

function changeRow(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const from = params.from ? textOf(run, params.from, data) : dayOf(run.facts.now);
  run.effect({
    kind: 'ledger.end',
    ledger: String(params.ledger),
    row: run.newId(),
    key: textOf(run, params.key, data),
    to: addDays(from, -1),
    reason: textOf(run, params.reason, data),
    data: mapOf(run, params.fields, data),
    ...(params.region ? { region: textOf(run, params.region, data) } : {}),
  });
}

function exitRow(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger.end',
    ledger: String(params.ledger),
    row: '',
    key: textOf(run, params.key, data),
    to: params.to ? textOf(run, params.to, data) : dayOf(run.facts.now),
    reason: textOf(run, params.reason, data),
  });
}

/** A case that writes one row only need not name it. */
function rowOf(run: DecisionDraft, row: Json | undefined, data: JsonObject): string {
  return row ? textOf(run, row, data) : '1';
}
