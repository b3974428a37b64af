import type { DecisionDraft } from '../../engine/run.ts';
import { textsOf } from '../../json.ts';
import { mapOf, textOf, valueOf } from '../../engine/params.ts';
import { dayOf } from '../../time/instant.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { block } from '../block.ts';
import { write } from './carry.ts';
import { lookUp } from './lookup.ts';
import { ledger as spec } from './spec.ts';

export const ledger = block({
  spec,
  actions: { 'ledger.put': putRow, 'ledger.close': closeRow },
  carries: { ledger: write },
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

/** A case that writes one row only need not name it. */
function rowOf(run: DecisionDraft, row: Json | undefined, data: JsonObject): string {
  return row ? textOf(run, row, data) : '1';
}
