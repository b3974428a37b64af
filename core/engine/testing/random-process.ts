/** Random small processes and random acts, for property tests. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { end, processOf, task } from './process.ts';

/** A piece of a process, before its states have names. */
export type Piece =
  | { kind: 'step'; spec: JsonObject; back: 'none' | 'self' | 'stay' | 'reenter' }
  | { kind: 'seq'; pieces: Piece[] }
  | { kind: 'choice'; spec: JsonObject; yes: Piece; no: Piece }
  | { kind: 'par'; pieces: Piece[] }
  | { kind: 'wait'; message: boolean }
  | { kind: 'notice' }
  | { kind: 'list' };

const seat = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<JsonObject>({ role: 'clerk' }, { role: 'boss' }, { role: 'head' }, { role: 'filer' }, { role: 'investigator', count: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom<JsonObject>({ role: 'county_clerk', optional: true, outcomes: ['aside'] }, { role: 'boss', when: 'flag' }, { role: 'expert', weight: 2 }) },
);

const spec = fc
  .record({
    mode: fc.constantFrom('any', 'all', 'ratio', 'sequential'),
    seats: fc.array(seat, { minLength: 0, maxLength: 3 }),
    decisive: fc.boolean(),
    collect: fc.boolean(),
    due: fc.boolean(),
    exclude: fc.boolean(),
    pass: fc.constantFrom(0.5, 0.75, 1),
  })
  .map(({ seats, decisive, due, exclude, ...rest }): JsonObject => ({
    ...rest,
    // one seat that always exists, so that nobody has to wait for nobody
    seats: [{ role: 'clerk' }, ...seats],
    outcomes: { approve: {}, reject: { decisive }, aside: { stays: true, block: 'asides' } },
    ...(due ? { due: { wd: 1 } } : {}),
    ...(exclude ? { exclude: '["boss@990101001#1"]' } : {}),
  }));

/** Any piece of at most this depth. */
export const piece: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece; leaf: Piece }>((tie) => ({
  leaf: fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('step' as const), spec, back: fc.constantFrom('none', 'self', 'stay', 'reenter') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), message: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'notice' }) },
    { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'list' }) },
  ),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ kind: fc.constant('seq' as const), pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('choice' as const), spec, yes: tie('piece'), no: tie('piece') }),
    fc.record({ kind: fc.constant('par' as const), pieces: fc.array(tie('piece'), { minLength: 2, maxLength: 3 }) }),
  ),
})).piece;

/** The process that does the piece and ends. */
export function randomProcess(root: Piece) {
  const states: Record<string, JsonObject> = {};
  const first = build(root, 'done', states, { n: 0 });
  const ordered = { [first]: states[first] as JsonObject, ...states, done: end('done', { again: first }), stopped: end('stopped') };
  const actions = {
    withdraw: { label: '撤回', roles: ['filer'] },
    again: { label: '重办', roles: ['filer'], when: 'case.outcome = "done"' },
  };
  return processOf(ordered, {
    delays: { soon: { wd: 2 } },
    messages: ['go'],
    public: ['name'],
    actions,
    limit: { period: { wd: 10 }, from: first, until: ['done'] },
    machine: { on: { withdraw: '.stopped' } },
  });
}

/** Writes the states of a piece into `states`; the name of the first. `next` is where it leads. */
function build(piece: Piece, next: string, states: Record<string, JsonObject>, names: { n: number }): string {
  const name = `${piece.kind}${(names.n += 1)}`;
  const aside = { actions: [{ type: 'set', params: { seen: 'event.note' } }] };
  switch (piece.kind) {
    case 'seq':
      return piece.pieces.reduceRight((after, part) => build(part, after, states, names), next);
    case 'step': {
      const back: Json = { none: next, self: name, stay: { actions: [{ type: 'set', params: { stayed: 'true' } }] }, reenter: { target: name, reenter: true } }[piece.back];
      states[name] = task(piece.spec as never, { approve: next, reject: back, aside });
      return name;
    }
    case 'choice': {
      const yes = build(piece.yes, next, states, names);
      const no = build(piece.no, next, states, names);
      states[name] = task(piece.spec as never, { approve: yes, reject: no, aside });
      return name;
    }
    case 'par':
      states[name] = { type: 'parallel', onDone: next, states: Object.fromEntries(piece.pieces.map((part, i) => [`r${i}`, region(part)])) };
      return name;
    case 'wait':
      states[name] = piece.message ? { meta: { waits: true, pauses: true }, on: { go: next } } : { meta: { waits: true }, after: { soon: next } };
      return name;
    case 'notice':
      states[name] = { meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: 2 }, when: 'flag != true', objections: 'test/note', fields: [{ name: 'name', label: '姓名', value: 'name' }], keep: 'flag = null' } }, on: { 'notice.ended': next, objection: `${name}c` } };
      states[`${name}c`] = task({ each: 'objections[finding = null]', seats: ['investigator'], outcomes: ['approve'] }, { approve: name });
      return name;
    case 'list':
      states[name] = task({ each: 'list', mode: 'all', seats: ['clerk', 'boss'], outcomes: ['approve', 'reject'] }, { approve: next, reject: next });
      return name;
  }
}

/** Names start anew in each branch on purpose: branches then have steps of the same name. */
function region(piece: Piece): JsonObject {
  const inner: Record<string, JsonObject> = {};
  const first = build(piece, 'over', inner, { n: 100 });
  return { initial: first, states: { ...inner, over: { type: 'final' } } };
}

/** One thing somebody tries. Numbers choose among what there is. */
export type Try =
  | { kind: 'act'; task: number; who: number; what: number }
  | { kind: 'guess'; who: string; action: string; step: string }
  | { kind: 'wait'; days: number }
  | { kind: 'case'; who: string; action: string }
  | { kind: 'go' }
  | { kind: 'object' };

const who = fc.constantFrom('clerk', 'boss', 'head', 'applicant', 'investigator', 'investigator#2', 'county_clerk', 'admin', 'public', 'boss+clerk#5');

export const attempt: fc.Arbitrary<Try> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('act' as const), task: fc.nat(9), who: fc.nat(3), what: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('guess' as const), who, action: fc.constantFrom('approve', 'reject', 'aside', 'claim', 'release', 'urge', 'save', 'complete', 'fly'), step: fc.constantFrom('step1', 'step2', 'step101', 'choice1', 'done', 'aside') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('case' as const), who, action: fc.constantFrom('withdraw', 'again', 'suspend', 'resume', 'resume', 'terminate', 'urge') }) },
  { weight: 1, arbitrary: fc.constant<Try>({ kind: 'go' }) },
  { weight: 1, arbitrary: fc.constant<Try>({ kind: 'object' }) },
);
