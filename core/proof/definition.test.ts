/** Each thing the proof says of a definition: once where it is true, once beside it where it is not. */
import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { BLOCKS } from '../blocks/index.ts';
import { DEFINITION as OWN, type Severities } from './config.ts';
import { proveDefinition } from './index.ts';
import type { DefinitionSource } from './machine/source.ts';
import { definitionWith, end, FORMS, sourceOf, task } from './testing/definition.ts';

interface Fixture {
  code: string;
  bad: DefinitionSource;
  at: string;
  good?: DefinitionSource;
  trace?: string;
}

const of = (
  states: JsonObject,
  more: Partial<ProcessDefinition> & { machine?: JsonObject } = {},
): DefinitionSource => sourceOf(definitionWith(states, more));
const when = (condition: string): JsonObject => ({ type: 'when', params: { if: condition } });
const ways = (...list: [condition: string | null, target: string][]): JsonObject => ({
  review: {
    meta: task(['approve'], { form: 'p/opinion' }),
    on: {
      approve: list.map(([condition, target]): JsonObject =>
        condition === null ? { target } : { guard: when(condition), target },
      ),
    },
  },
});
/** A circle that counts and waits for nothing. */
const round = (again: JsonObject): DefinitionSource =>
  of({
    review: {
      meta: task(['approve']),
      on: { approve: { target: 'next', actions: [{ type: 'set', params: { n: '0' } }] } },
    },
    next: {
      always: [
        { ...again, actions: [{ type: 'set', params: { n: 'n + 1' } }], reenter: true },
        { target: 'done' },
      ],
    },
  });
const GOOD = of({});
const asked = { from: 'ledger' as const, ledger: 'l', where: {} } as unknown as JsonObject;
const decides = { label: '表', inputs: [{ name: '金额', value: 'amount' }], outputs: ['o'], rules: [] };
/** One name for two things, by what takes it: each is refused and named. */
const taken = (name: string): [string, DefinitionSource][] => [
  ['computed', of({}, { computed: { [name]: '1' } })],
  ['lookups', of({}, { lookups: { [name]: asked } as never })],
  ['tables', of({}, { tables: { [name]: decides } as never })],
];
/** The application with one more field. */
const withField = (name: string, form = 'p/application'): typeof FORMS => ({
  ...FORMS,
  [form]: {
    schema: {
      ...FORMS[form]!.schema,
      properties: { ...(FORMS[form]!.schema.properties as JsonObject), [name]: { type: 'string' } },
    },
  },
});
const clash = (at: string, bad: DefinitionSource, good = GOOD): Fixture => ({
  code: 'name_clash',
  at,
  bad,
  good,
});
const acting = (name: string): Partial<ProcessDefinition> =>
  ({ actions: { [name]: { label: '撤销', by: ['filer'], form: 'p/opinion' } } }) as never;
const CLASHES: Fixture[] = [
  // a field of the application, and what a step hands in
  ...['name', 'review'].flatMap((name) => taken(name).map(([, bad]) => clash(name, bad))),
  // one another
  clash('twice', of({}, { computed: { twice: '1' }, lookups: { twice: asked } as never })),
  clash('twice', of({}, { computed: { twice: '1' }, tables: { twice: decides } as never })),
  clash('twice', of({}, { lookups: { twice: asked } as never, tables: { twice: decides } as never })),
  // an act on the case, and what is set
  clash('cancel', of({}, { ...acting('cancel'), computed: { cancel: '1' } })),
  clash('review', of({}, acting('review'))),
  clash(
    'sum',
    of(
      {
        review: {
          meta: task(['approve']),
          on: { approve: { target: 'done', actions: [{ type: 'set', params: { sum: '1' } }] } },
        },
      },
      { computed: { sum: '1' } },
    ),
  ),
  // what the house gives: the case, its parameters, the day, the publicity
  ...['case', 'params', 'today', 'notice', 'objections', 'handlers'].map((name) =>
    clash('p', sourceOf(definitionWith({}), withField(name))),
  ),
  clash('today', of({}, acting('today'))),
  clash(
    'review',
    of({
      review: { meta: task(['approve'], { block: 'actor', form: 'p/opinion' }), on: { approve: 'done' } },
    }),
  ),
  clash('p/opinion', sourceOf(definitionWith({}), withField('case_data', 'p/opinion'))),
  // another form that writes beside the application
  clash(
    'review',
    of({ review: { meta: task(['approve'], { block: '.', form: 'p/opinion' }), on: { approve: 'done' } } }),
    sourceOf(
      definitionWith({
        review: { meta: task(['approve'], { block: '.', form: 'p/opinion' }), on: { approve: 'done' } },
      }),
      { ...FORMS, 'p/opinion': { schema: { type: 'object', properties: { result: { type: 'string' } } } } },
    ),
  ),
];
const computed = (expression: string): DefinitionSource => of({}, { computed: { c: expression } });
const ratio = (
  rules: { when: string[]; then: string[] }[],
  hit: 'first' | 'unique' = 'first',
): DefinitionSource =>
  of(
    {},
    {
      tables: { t: { label: '表', hit, inputs: [{ name: '金额', value: 'amount' }], outputs: ['o'], rules } },
    },
  );
const fund = (type: string, params: JsonObject = {}): JsonObject => ({
  type,
  params: { fund: 'f', region: 'street', amount: 'amount', ...params },
});
const money = (payment: JsonObject): DefinitionSource =>
  of({
    review: {
      meta: task(['approve'], { form: 'p/opinion' }),
      on: { approve: { target: 'asked', actions: [fund('fund.commit')] } },
    },
    asked: { on: { FUND_RESERVED: 'pay', INSUFFICIENT: 'done' } },
    pay: {
      meta: task(['paid', 'failed']),
      on: { paid: { target: 'done', actions: [fund('fund.spend')] }, failed: payment },
    },
  });
const posted = (on: JsonObject, notice: JsonObject = {}): DefinitionSource =>
  of({
    review: { meta: task(['approve'], { form: 'p/opinion' }), on: { approve: 'notice' } },
    notice: {
      meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: 3 }, fields: [], ...notice } },
      on,
    },
  });
const parallel = (second: JsonObject): DefinitionSource =>
  of({
    review: {
      type: 'parallel',
      onDone: 'done',
      states: {
        a: { initial: 'x', states: { x: { meta: task(['ok']), on: { ok: 'y' } }, y: { type: 'final' } } },
        b: second,
      },
    },
  });

/** A step that is agreed to or refused. */
const decided = (reject: JsonObject, on: JsonObject, more: JsonObject = {}): DefinitionSource =>
  of({
    review: {
      meta: {
        task: {
          seats: [{ role: 'clerk' }],
          outcomes: {
            approve: { label: '同意', tone: 'positive' },
            reject: { label: '不同意', tone: 'negative', required: ['reason'], ...reject },
          },
        },
      },
      on,
    },
    refused: end('refused'),
    ...more,
  });

/** How bad each finding is: of the proof itself, and of the blocks. */
const DEFINITION: Severities = Object.assign(
  {},
  OWN,
  ...BLOCKS.map(({ proof }) => proof?.findings),
) as Severities;

/** Opens a case of a process on the way. */
const open = (process: string): JsonObject => ({ type: 'open', params: { process, data: {} } });
/** The definition under another key, and what it knows of others. */
const named = (key: string, source: DefinitionSource, ...others: DefinitionSource[]): DefinitionSource => ({
  ...source,
  definition: { ...source.definition, key },
  others: (other) => others.find(({ definition }) => definition.key === other),
});
/** Handed in it opens a case of `process` once its clerk has acted, or before. */
const opening = (process: string, entry: boolean): DefinitionSource =>
  of({
    review: {
      meta: task(['approve'], { form: 'p/opinion' }),
      ...(entry ? { entry: [open(process)] } : {}),
      on: { approve: { target: 'done', ...(entry ? {} : { actions: [open(process)] }) } },
    },
  });

const office = (role: string): ProcessDefinition =>
  definitionWith({
    review: { meta: task(['approve'], { seats: [{ role }], form: 'p/opinion' }), on: { approve: 'done' } },
  });
/** A step three clerks have to agree at, where so many hold the post. */
const crew = (held: number): DefinitionSource => ({
  ...of({
    review: {
      meta: task(['approve'], { seats: [{ role: 'clerk', count: 3 }], mode: 'all', form: 'p/opinion' }),
      on: { approve: 'done' },
    },
  }),
  atOnePost: new Map([['clerk', held]]),
});

/** A case published on a condition: by the notice's own, by the way that leads to it or past it. */
const published = (when: string): DefinitionSource => posted({ 'notice.ended': 'done' }, { when });
const past = (...list: [condition: string | null, target: string][]): DefinitionSource => {
  const source = posted({ 'notice.ended': 'done' });
  const { states } = source.definition.machine as { states: Record<string, JsonObject> };
  states.review!.on = {
    approve: list.map(([condition, target]): JsonObject =>
      condition === null ? { target } : { guard: when(condition), target },
    ),
  };
  return source;
};
/** A second signature on a condition. */
const signed = (condition: string): DefinitionSource =>
  of({
    review: {
      meta: task(['approve'], {
        mode: 'all',
        form: 'p/opinion',
        seats: [{ role: 'clerk' }, { role: 'boss', when: condition }],
      }),
      on: { approve: 'done' },
    },
  });

const FIXTURES: Fixture[] = [
  {
    code: 'unknown_skips_protection',
    at: 'notice',
    bad: published('urgent = false'),
    good: published('urgent != true'),
  },
  {
    code: 'unknown_skips_protection',
    at: 'review',
    // the way to the notice is lost, and the other is taken
    bad: past(['urgent = false', 'notice'], [null, 'done']),
    good: past(['urgent = true', 'done'], [null, 'notice']),
  },
  {
    code: 'unknown_skips_protection',
    at: 'review',
    // the way past the notice is won
    bad: past(['urgent != false', 'done'], [null, 'notice']),
    good: past(['urgent = null', 'notice'], ['urgent != false', 'done'], [null, 'notice']),
  },
  {
    code: 'unknown_skips_protection',
    at: 'review',
    bad: signed('urgent = true'),
    // what must be filled in is known
    good: signed('amount > 100'),
  },
  { code: 'opens_itself', at: 'review', bad: opening('p', true), good: opening('p', false) },
  {
    // by way of another process
    code: 'opens_itself',
    at: 'review',
    bad: named('p', opening('q', true), named('q', opening('p', true))),
    good: named('p', opening('q', true), named('q', opening('p', false))),
  },
  {
    // after a while, not only at once; and where a condition says so it may come to an end
    code: 'opens_itself',
    at: 'later',
    bad: of(
      {
        review: { meta: { waits: true }, after: { short: 'later' } },
        later: { meta: { waits: true }, entry: [open('p')], after: { short: 'done' } },
      },
      { delays: { short: { h: 1 } } },
    ),
    good: of(
      {
        review: {
          meta: { waits: true },
          after: { short: [{ guard: when('amount > 5'), target: 'later' }, { target: 'done' }] },
        },
        later: { meta: { waits: true }, entry: [open('p')], after: { short: 'done' } },
      },
      { delays: { short: { h: 1 } } },
    ),
  },
  {
    code: 'outcomes_same_way',
    at: 'review',
    bad: decided({}, { approve: 'done', reject: 'done' }),
    good: decided({}, { approve: 'done', reject: 'refused' }),
  },
  {
    code: 'outcomes_same_way',
    at: 'review',
    // by way of what only passes on
    bad: decided(
      { tone: 'back' },
      { approve: 'on', reject: '#p.aside' },
      { on: { always: 'done' }, aside: { always: 'on' } },
    ),
    good: decided({ sameWay: true }, { approve: 'done', reject: 'done' }),
  },
  {
    code: 'outcomes_same_way',
    at: 'x',
    // in the branch of a parallel review
    bad: of({
      review: {
        type: 'parallel',
        onDone: 'done',
        states: {
          a: {
            initial: 'x',
            states: {
              x: {
                meta: {
                  task: {
                    seats: [{ role: 'clerk' }],
                    outcomes: {
                      ok: { label: '符合', tone: 'positive' },
                      no: { label: '不符合', tone: 'negative', required: ['reason'] },
                    },
                  },
                },
                on: { ok: 'y', no: 'y' },
              },
              y: { type: 'final' },
            },
          },
        },
      },
    }),
    // what is done on the way makes the difference
    good: decided(
      {},
      {
        approve: 'done',
        reject: { target: 'done', actions: [{ type: 'set', params: { refused: 'true' } }] },
      },
    ),
  },
  {
    code: 'refusal_without_reason',
    at: 'review',
    bad: decided({ required: [] }, { approve: 'done', reject: 'refused' }),
    good: decided({}, { approve: 'done', reject: 'refused' }),
  },
  {
    code: 'refusal_without_reason',
    at: 'review',
    // a choice from a list is no reason
    bad: decided({ required: [], form: 'p/opinion' }, { approve: 'done', reject: 'refused' }),
    good: decided({ required: [], form: 'p/application' }, { approve: 'done', reject: 'refused' }),
  },
  {
    code: 'machine_invalid',
    at: 'machine',
    bad: of({ review: { meta: task(['approve']), on: { approve: 'nowhere' } } }),
    good: GOOD,
  },
  {
    code: 'no_way_to_end',
    at: 'stuck',
    bad: of({
      review: { meta: task(['approve', 'reject']), on: { approve: 'done', reject: 'stuck' } },
      stuck: { meta: { waits: true } },
    }),
    good: GOOD,
    trace: 'draft.submit review.reject stuck',
  },
  {
    code: 'no_way_to_end',
    at: 'stuck',
    bad: of(
      {
        review: { meta: task(['approve', 'reject']), on: { approve: 'done', reject: 'stuck' } },
        stuck: { meta: { waits: true } },
      },
      { actions: { withdraw: { label: '撤回', roles: ['filer'] } }, machine: { on: { withdraw: '.done' } } },
    ),
  },
  {
    code: 'end_unnamed',
    at: 'over',
    bad: of({ review: { meta: task(['approve']), on: { approve: 'over' } }, over: { type: 'final' } }),
    good: GOOD,
  },
  {
    code: 'never_rests',
    at: 'review',
    bad: round({ target: 'next' }),
    good: round({ guard: when('n < amount'), target: 'next' }),
    trace: 'draft.submit review.approve',
  },
  {
    code: 'branches_never_join',
    at: 'review',
    bad: parallel({ initial: 'x', states: { x: { meta: task(['ok']), on: { ok: 'x' } } } }),
    good: parallel({
      initial: 'x',
      states: { x: { meta: task(['ok']), on: { ok: 'y' } }, y: { type: 'final' } },
    }),
  },
  {
    code: 'state_unreachable',
    at: 'island',
    bad: of({ island: { meta: task(['approve']), on: { approve: 'done' } } }),
    good: GOOD,
  },
  {
    code: 'transition_never',
    at: 'review',
    bad: of({
      review: {
        meta: task(['approve']),
        on: { approve: [{ guard: when('flag = true'), target: 'done' }, { target: 'done' }] },
      },
      draft: {
        meta: {
          task: {
            seats: [{ role: 'filer' }],
            form: 'p/application',
            block: '.',
            outcomes: { submit: { label: '提交' } },
          },
        },
        on: { submit: { target: 'review', actions: [{ type: 'set', params: { flag: 'false' } }] } },
      },
    }),
    good: GOOD,
  },
  {
    code: 'outcome_unheard',
    at: 'review',
    bad: of({ review: { meta: task(['approve', 'reject']), on: { approve: 'done' } } }),
    good: GOOD,
  },
  {
    code: 'answer_unheard',
    at: 'asked',
    bad: of({
      review: {
        meta: task(['approve']),
        on: { approve: { target: 'asked', actions: [fund('fund.commit_spend')] } },
      },
      asked: { on: { FUND_SPENT: 'done' } },
    }),
    good: money({ target: 'done', actions: [fund('fund.release')] }),
  },
  {
    code: 'event_never',
    at: 'review',
    bad: of({ review: { meta: task(['approve']), on: { approve: 'done', aprove: 'done' } } }),
    good: GOOD,
  },
  {
    code: 'event_never',
    at: 'review',
    // a name that XState itself would send is none of the language
    bad: of({ review: { meta: task(['approve']), on: { approve: 'done', 'xstate.done.state.p': 'done' } } }),
    good: GOOD,
  },
  {
    code: 'notice_never_ended',
    at: 'notice',
    bad: posted({ objection: 'done' }, { objections: 'p/opinion' }),
    good: posted({ 'notice.ended': 'done' }),
  },
  {
    code: 'objection_unheard',
    at: 'notice',
    bad: posted({ 'notice.ended': 'done' }, { objections: 'p/opinion' }),
    good: posted({ 'notice.ended': 'done', objection: 'review' }, { objections: 'p/opinion' }),
  },
  {
    code: 'guard_hole',
    at: 'review',
    bad: of(ways(['amount > 5', 'done'], ['amount < 5', 'done'])),
    good: of(ways(['amount > 5', 'done'], ['amount <= 5', 'done'])),
  },
  {
    code: 'guard_hole',
    at: 'review',
    bad: of(ways(['kind = "甲"', 'done'])),
    good: of(ways(['kind = "甲"', 'done'], ['kind = "乙"', 'done'])),
  },
  {
    code: 'guard_shadowed',
    at: 'review',
    bad: of(ways(['amount > 5', 'done'], ['amount > 9', 'done'], [null, 'done'])),
    good: of(ways(['amount > 9', 'done'], ['amount > 5', 'done'], [null, 'done'])),
  },
  { code: 'guard_shadowed', at: 'review', bad: of(ways([null, 'done'], ['amount > 9', 'done'])), good: GOOD },
  {
    code: 'guard_undecided',
    at: 'review',
    bad: of(ways(['name = "张三"', 'done'])),
    good: of(ways(['name = "张三"', 'done'], [null, 'done'])),
  },
  {
    code: 'fund_never_released',
    at: 'done',
    bad: money({ target: 'done' }),
    good: money({ target: 'done', actions: [fund('fund.release')] }),
    trace: 'draft.submit review.approve FUND_RESERVED pay.failed',
  },
  { code: 'expression_invalid', at: 'c', bad: computed('amount +'), good: computed('amount + 1') },
  { code: 'name_unknown', at: 'c', bad: computed('amuont + 1'), good: computed('amount + 1') },
  {
    code: 'name_unknown',
    at: 'c',
    bad: computed('for m in members return agee'),
    good: computed('for m in members return m.age'),
  },
  {
    code: 'field_unknown',
    at: 'c',
    bad: computed('review.resul = "同意"'),
    good: computed('review.result = "同意"'),
  },
  {
    code: 'field_unknown',
    at: 'c',
    bad: computed('count(members[age > 3].name)'),
    good: computed('count(members[age > 3].age)'),
  },
  { code: 'type_mismatch', at: 'c', bad: computed('amount > "5"'), good: computed('amount > 5') },
  {
    code: 'type_mismatch',
    at: 'review',
    bad: of(ways(['amount', 'done'], [null, 'done'])),
    good: of(ways(['urgent', 'done'], [null, 'done'])),
  },
  {
    code: 'value_never',
    at: 'c',
    bad: computed('review.result = "同意 "'),
    good: computed('review.result in ("同意", "不同意")'),
  },
  {
    code: 'read_before_written',
    at: 'second',
    bad: of({
      review: {
        meta: task(['approve', 'skip'], { form: 'p/opinion' }),
        on: { approve: 'first', skip: 'second' },
      },
      first: { meta: task(['ok'], { form: 'p/opinion' }), on: { ok: 'second' } },
      second: {
        meta: task(['ok']),
        on: { ok: [{ guard: when('first.amount > 3'), target: 'done' }, { target: 'done' }] },
      },
    }),
    good: of({
      review: { meta: task(['approve'], { form: 'p/opinion' }), on: { approve: 'first' } },
      first: { meta: task(['ok'], { form: 'p/opinion' }), on: { ok: 'second' } },
      second: {
        meta: task(['ok']),
        on: { ok: [{ guard: when('first.amount > 3'), target: 'done' }, { target: 'done' }] },
      },
    }),
    trace: 'draft.submit review.skip second.ok',
  },
  {
    code: 'form_missing',
    at: 'review',
    bad: of({ review: { meta: task(['approve'], { form: 'p/none' }), on: { approve: 'done' } } }),
    good: GOOD,
  },
  {
    code: 'form_unused',
    at: 'p/extra',
    bad: sourceOf(definitionWith({}), {
      ...FORMS,
      'p/extra': { schema: { type: 'object', properties: {} } },
    }),
    good: GOOD,
  },
  {
    code: 'name_unknown',
    at: 'p/opinion',
    bad: sourceOf(definitionWith({}), {
      ...FORMS,
      'p/opinion': { ...FORMS['p/opinion']!, required: { amount: 'reslt = "同意"' } },
    }),
    good: sourceOf(definitionWith({}), {
      ...FORMS,
      'p/opinion': { ...FORMS['p/opinion']!, required: { amount: 'result = "同意"' } },
    }),
  },
  {
    code: 'role_unknown',
    at: 'review',
    bad: of({ review: { meta: task(['approve'], { seats: [{ role: 'clark' }] }), on: { approve: 'done' } } }),
    good: GOOD,
  },
  {
    code: 'block_overwrites',
    at: 'name',
    bad: of({
      review: { meta: task(['approve'], { form: 'p/opinion' }), on: { approve: 'name' } },
      name: { meta: task(['sign']), on: { sign: 'done' } },
    }),
    good: of({
      review: { meta: task(['approve'], { form: 'p/opinion' }), on: { approve: 'name' } },
      name: { meta: task(['sign'], { block: 'signing' }), on: { sign: 'done' } },
    }),
  },
  {
    code: 'block_overwrites',
    at: 'review',
    bad: of({
      review: {
        meta: task(['approve', 'reject'], { block: 'amount' }),
        on: { approve: 'done', reject: 'done' },
      },
    }),
    good: GOOD,
  },
  ...CLASHES,
  {
    code: 'seats_beyond_holders',
    at: 'review',
    bad: crew(2),
    good: crew(3),
  },
  {
    code: 'role_without_holder',
    at: 'review',
    // one office held is not another
    bad: sourceOf(office('clerk:民政'), FORMS, ['clerk', 'clerk:司法']),
    good: sourceOf(office('clerk:民政'), FORMS, ['clerk:民政']),
  },
  {
    code: 'objection_unheard',
    at: 'notice',
    bad: posted({ 'notice.ended': 'done' }, { objections: 'p/application' }),
    // looked at together when the period is over
    good: posted(
      { 'notice.ended': [{ guard: when('count(objections) > 0'), target: 'review' }, { target: 'done' }] },
      { objections: 'p/application' },
    ),
  },
  {
    code: 'objection_without_words',
    at: 'notice',
    bad: posted({ 'notice.ended': 'done', objection: 'review' }, { objections: 'p/opinion' }),
    good: posted({ 'notice.ended': 'done', objection: 'review' }, { objections: 'p/application' }),
  },
  {
    code: 'role_without_holder',
    at: 'review',
    bad: sourceOf(definitionWith({}), FORMS, ['boss']),
    good: sourceOf(definitionWith({}), FORMS, ['clerk']),
  },
  {
    code: 'table_hole',
    at: 't',
    bad: ratio([
      { when: ['< 5'], then: ['1'] },
      { when: ['> 5'], then: ['2'] },
    ]),
    good: ratio([
      { when: ['< 5'], then: ['1'] },
      { when: ['>= 5'], then: ['2'] },
    ]),
  },
  {
    code: 'table_undecided',
    at: 't',
    bad: of(
      {},
      {
        tables: {
          t: {
            label: '表',
            hit: 'first',
            inputs: [{ name: '姓名', value: 'name' }],
            outputs: ['o'],
            rules: [{ when: ['"甲"'], then: ['1'] }],
          },
        },
      },
    ),
    good: ratio([{ when: ['-'], then: ['1'] }]),
  },
  {
    code: 'table_rule_never',
    at: 't',
    bad: ratio([
      { when: ['-'], then: ['1'] },
      { when: ['> 5'], then: ['2'] },
    ]),
    good: ratio([
      { when: ['> 5'], then: ['2'] },
      { when: ['-'], then: ['1'] },
    ]),
  },
  {
    code: 'table_overlap',
    at: 't',
    bad: ratio(
      [
        { when: ['<= 5'], then: ['1'] },
        { when: ['>= 5'], then: ['2'] },
      ],
      'unique',
    ),
    good: ratio(
      [
        { when: ['< 5'], then: ['1'] },
        { when: ['>= 5'], then: ['2'] },
      ],
      'unique',
    ),
  },
  {
    code: 'period_invalid',
    at: 'd',
    bad: of({}, { delays: { d: { wd: 3, cd: 5 } } }),
    good: of({}, { delays: { d: { wd: 3 } } }),
  },
  {
    code: 'delay_unknown',
    at: 'review',
    bad: of({ review: { meta: task(['approve']), on: { approve: 'done' }, after: { late: 'done' } } }),
    good: of(
      { review: { meta: task(['approve']), on: { approve: 'done' }, after: { late: 'done' } } },
      { delays: { late: { wd: 1 } } },
    ),
  },
  { code: 'delay_unused', at: 'd', bad: of({}, { delays: { d: { wd: 3 } } }), good: GOOD },
];

const found = (source: DefinitionSource): string[] =>
  proveDefinition(source).map(({ code, element }) => `${code} ${element}`);

test('the good one has no findings', () => {
  expect(proveDefinition(GOOD)).toEqual([]);
});

describe.each(FIXTURES.map((fixture, i) => ({ ...fixture, n: i + 1 })))(
  '$n $code',
  ({ code, bad, at, good, trace }) => {
    test('is found and names the element', () => {
      expect(found(bad)).toContain(`${code} ${at}`);
      const finding = proveDefinition(bad).find((one) => one.code === code && one.element === at);
      expect(finding?.severity).toBe(DEFINITION[code]);
      if (trace !== undefined) expect(finding?.trace?.join(' ')).toBe(trace);
    });
    test.runIf(good)('is not found beside it', () => {
      expect(found(good as DefinitionSource).map((one) => one.split(' ')[0])).not.toContain(code);
    });
  },
);

test('every finding of definitions has a fixture', () => {
  expect(
    Object.keys(DEFINITION).filter((code) => !FIXTURES.some((fixture) => fixture.code === code)),
  ).toEqual([]);
});

describe('one name for two things', () => {
  test('is told with both places', () => {
    const told = proveDefinition(CLASHES[0]!.bad).find(({ code }) => code === 'name_clash')?.message;
    expect(told).toContain('计算值“name”');
    expect(told).toMatch(/表单“[^”]+”的字段“name”/);
  });

  test('is none where it is read by a name in front, or belongs elsewhere', () => {
    const source = of(
      {
        review: {
          meta: task(['approve'], { form: 'p/opinion' }),
          on: {
            approve: {
              target: 'done',
              actions: [
                // the row's columns and its key are the ledger's own
                { type: 'ledger.open', params: { ledger: 'amount', key: 'name', set: { amount: 'amount' } } },
              ],
            },
          },
        },
      },
      { params: { amount: { key: 'p.amount', type: 'money', default: 1 } } as never, messages: ['kind'] },
    );
    expect(found(source).filter((one) => one.startsWith('name_clash'))).toEqual([]);
  });
});

describe('much in parallel', () => {
  const branch = (k: number, last: JsonObject): JsonObject => {
    const states = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `s${k}_${i}`,
        { meta: task(['ok']), on: { ok: i < 7 ? `s${k}_${i + 1}` : 'z' } },
      ]),
    );
    return { initial: `s${k}_0`, states: { ...states, z: last } };
  };
  const crowded = (last: JsonObject): DefinitionSource =>
    of({
      review: {
        type: 'parallel',
        onDone: 'done',
        states: Object.fromEntries(
          Array.from({ length: 8 }, (_, k) => [`b${k}`, branch(k, k === 7 ? last : { type: 'final' })]),
        ),
      },
    });

  test('is looked at one branch after the other, and that is said', () => {
    const findings = proveDefinition(crowded({ type: 'final' })).filter(({ code }) => code !== 'form_unused');
    expect(findings).toMatchObject([{ code: 'state_space_too_large', severity: 'warning' }]);
  });
  test('still shows a branch that never ends', () => {
    expect(found(crowded({ meta: { waits: true } }))).toContain('no_way_to_end z');
  });
});
