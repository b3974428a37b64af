/** Processes put together from pieces, for property tests: the pieces are random, their states are written here. */
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

/** The process that does the piece and ends. */
export function randomProcess(root: Piece) {
  const states: Record<string, JsonObject> = {};
  const first = build(root, 'done', states, { n: 0 });
  const ordered = {
    [first]: states[first] as JsonObject,
    ...states,
    done: end('done', { again: first }),
    stopped: end('stopped'),
  };
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
      const back: Json = {
        none: next,
        self: name,
        stay: { actions: [{ type: 'set', params: { stayed: 'true' } }] },
        reenter: { target: name, reenter: true },
      }[piece.back];
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
      states[name] = {
        type: 'parallel',
        onDone: next,
        states: Object.fromEntries(piece.pieces.map((part, i) => [`r${i}`, region(part)])),
      };
      return name;
    case 'wait':
      states[name] = piece.message
        ? { meta: { waits: true, pauses: true }, on: { go: next } }
        : { meta: { waits: true }, after: { soon: next } };
      return name;
    case 'notice':
      states[name] = {
        meta: {
          notice: {
            kind: 'publicity',
            title: '"公示"',
            days: { wd: 2 },
            when: 'flag != true',
            objections: 'test/note',
            fields: [{ name: 'name', label: '姓名', value: 'name' }],
            keep: 'flag = null',
          },
        },
        on: { 'notice.ended': next, objection: `${name}c` },
      };
      states[`${name}c`] = task(
        { each: 'objections[finding = null]', seats: ['investigator'], outcomes: ['approve'] },
        { approve: name },
      );
      return name;
    case 'list':
      states[name] = task(
        { each: 'list', mode: 'all', seats: ['clerk', 'boss'], outcomes: ['approve', 'reject'] },
        { approve: next, reject: next },
      );
      return name;
  }
}

/** Names start anew in each branch on purpose: branches then have steps of the same name. */
function region(piece: Piece): JsonObject {
  const inner: Record<string, JsonObject> = {};
  const first = build(piece, 'over', inner, { n: 100 });
  return { initial: first, states: { ...inner, over: { type: 'final' } } };
}
