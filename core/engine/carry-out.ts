/** What the machine asks for, one handler a word. The data is the case's at that point of the transition. */
import type { FundOp, Json, JsonObject } from '../vocabulary.ts';
import { addMs, dayOf } from '../time/instant.ts';
import { closeActivities, openActivities } from './activities.ts';
import { asked } from './answers.ts';
import { enteredClock, leftClock } from './clock.ts';
import { endCase, takeUpAgain } from './ending.ts';
import { isObject, textsOf } from '../json.ts';
import { activeNodes, type MachineAction } from './machine.ts';
import { MARKERS } from './markers.ts';
import { closeNotice, postNotice } from './notices.ts';
import { fulfil, owe } from './obligations.ts';
import type { Run } from './run.ts';
import { fill } from './template.ts';

type Handler = (run: Run, params: JsonObject, data: JsonObject) => void;

const HANDLERS: Record<string, Handler> = {
  [MARKERS.enter]: entered,
  [MARKERS.exit]: left,
  'xstate.raise': (run, params) => {
    const event = params.event as { type: string };
    const { now } = run.world;
    run.addTimer({ kind: 'machine', at: addMs(now, Number(params.delay)), ref: event.type, since: now });
  },
  'xstate.cancel': (run, params) => run.dropTimers((t) => t.kind === 'machine' && t.ref === params.sendId),
  'ledger.put': putRow,
  'ledger.close': closeRow,
  'fund.open': fund('open'),
  'fund.advance': fund('advance'),
  'fund.commit': fund('commit'),
  'fund.spend': fund('spend'),
  'fund.commit_spend': fund('commit_spend'),
  'fund.release': fund('release'),
  'fund.reverse': fund('reverse'),
  'fund.settle': fund('settle'),
  notify,
  document: (run, params, data) =>
    void run.effect({
      kind: 'document',
      document: String(params.document),
      data: map(run, params.data, data),
    }),
  refer,
  open: openCase,
  send: (run, params, data) =>
    void run.effect({
      kind: 'send',
      process: String(params.process),
      region: text(run, params.region, data),
      message: String(params.message),
      data: map(run, params.data, data),
      optional: params.optional === true,
      ...(params.all === true ? { all: true as const } : {}),
    }),
  'obligation.open': owe,
  'obligation.done': (run, params) => fulfil(run, String(params.kind)),
};

/** Carries out one action of the machine on the decision in the making. */
export function carryOut(run: Run, action: MachineAction): void {
  HANDLERS[action.type]?.(run, action.params, action.data);
}

function entered(run: Run, params: JsonObject, data: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (!node) return;
  const { meta, step } = node;
  run.emit('step.entered', { step });
  enteredClock(run, step, meta);
  if (meta.task) openActivities(run, node, data);
  if (meta.notice) postNotice(run, step, meta.notice, data);
  if (meta.end !== undefined) endCase(run, meta.end);
}

function left(run: Run, params: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (!node) return;
  const { meta, step } = node;
  // XState runs the exits of a final state as soon as it is there; the case stays at its end
  const ended = meta.end !== undefined;
  if (ended && activeNodes(run.process.machine, run.case.state).includes(node)) return;
  if (meta.task) closeActivities(run, node.id);
  if (meta.notice) closeNotice(run, step);
  leftClock(run, meta);
  run.emit('step.left', { step });
  if (ended) takeUpAgain(run);
}

function putRow(run: Run, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger',
    op: 'put',
    ledger: String(params.ledger),
    row: params.row ? text(run, params.row, data) : '1',
    data: map(run, params.fields, data),
    keys: params.keys ? textsOf(value(run, params.keys, data)) : [],
    from: params.from ? text(run, params.from, data) : dayOf(run.world.now),
    ...(params.to ? { to: text(run, params.to, data) } : {}),
    region: params.region ? text(run, params.region, data) : run.case.region,
  });
}

function closeRow(run: Run, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'ledger',
    op: 'close',
    ledger: String(params.ledger),
    row: params.row ? text(run, params.row, data) : '1',
    data: params.reason ? { exit_reason: value(run, params.reason, data) } : {},
    keys: [],
    from: dayOf(run.world.now),
    to: params.to ? text(run, params.to, data) : dayOf(run.world.now),
    region: run.case.region,
  });
}

/** Effects of these kinds are waited for: the machine hears how they went. */
const ANSWERED: ReadonlySet<FundOp> = new Set(['commit', 'commit_spend']);

function fund(op: FundOp): Handler {
  return (run, params, data) => {
    const { fund: family, region, amount, limit, data: more } = params;
    const account = {
      fund: String(family),
      region: text(run, region, data),
      data: {
        ...map(run, more, data),
        ...(amount === undefined ? {} : { amount: value(run, amount, data) }),
        ...(limit === undefined ? {} : { limit: value(run, limit, data) }),
        ref: run.case.id,
        case_no: run.case.caseNo,
      },
    };
    const effect = run.effect({ kind: 'fund', op, answer: ANSWERED.has(op), ...account });
    if (op === 'commit') asked(run, effect, account);
  };
}

function refer(run: Run, params: JsonObject, data: JsonObject): void {
  const referral = {
    process: text(run, params.process, data),
    reason: text(run, params.reason, data),
    data: map(run, params.data, data),
  };
  run.effect({ kind: 'refer', ...referral });
  run.emit('case.referred', { data: referral });
}

/** How many cases may open one another in a row: a process that opens itself must come to an end. */
const MAX_DEPTH = 16;

function openCase(run: Run, params: JsonObject, data: JsonObject): void {
  const { process, region, answer, result } = params;
  const depth = (run.case.openedBy?.depth ?? 0) + 1;
  if (depth > MAX_DEPTH)
    return run.incident('关联办件逐级开立过多,未再开立,请人工核对', { process: String(process) });
  run.effect({
    kind: 'open',
    process: String(process),
    region: region ? text(run, region, data) : run.case.region,
    data: map(run, params.data, data),
    openedBy: {
      case: run.case.id,
      depth,
      ...(typeof answer === 'string' ? { answer } : {}),
      ...(isObject(result) ? { result: result as Record<string, string> } : {}),
    },
  });
}

function notify(run: Run, params: JsonObject, data: JsonObject): void {
  run.effect({
    kind: 'notify',
    to: textsOf(value(run, params.to, data)),
    message: fill(String(params.message), run.scope(data)),
    data: map(run, params.data, data),
  });
}

/** A parameter that is FEEL as text; anything else stands for itself. */
function value(run: Run, expression: Json | undefined, data: JsonObject): Json {
  return typeof expression === 'string' ? run.value(expression, data) : (expression ?? null);
}

function text(run: Run, expression: Json | undefined, data: JsonObject): string {
  const result = value(run, expression, data);
  return result === null ? '' : String(result);
}

/** Evaluates a map of FEEL by name. */
export function map(run: Run, expressions: Json | undefined, data: JsonObject): JsonObject {
  if (!isObject(expressions)) return {};
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, value(run, expression, data)]),
  );
}
