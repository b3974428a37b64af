/** Nothing anybody can send makes a decision throw: it is taken, or refused with a code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsFrom } from '../form/fixtures/groups.ts';
import { expandRelief } from '../form/fixtures/relief.ts';
import type { CompiledForm } from '../form/types.ts';
import type { JsonObject } from '../vocabulary.ts';
import type { Command, Start } from './commands.ts';
import { decide } from './decide.ts';
import type { CompiledProcess } from './process.ts';
import { TestWorld, person } from './testing/house.ts';
import { end, processOf, task, VILLAGE } from './testing/process.ts';

const acceptance = {
  complete: { rules: [{ must: 'entry.amount > 0 or amount = null', code: 'none', message: '{{ entry }}' }] },
  allow: { stays: true },
  return: { partial: true, block: '.' },
};

const notice = {
  kind: 'publicity',
  title: 'applicant.name + "公示"',
  days: { wd: 3 },
  objections: 'test/note',
  fields: [{ name: 'name', label: '姓名', value: 'mask_name(applicant.name)' }],
};

/** A process with a demanding start form, rules, lookups and a notice. */
const process: CompiledProcess = processOf(
  {
    accept: task(
      {
        seats: ['clerk', { role: 'boss', optional: true, outcomes: ['allow'] }],
        form: 'test/start',
        exclude: 'handlers.accept',
        outcomes: acceptance,
      },
      { complete: 'shown', allow: {}, return: 'draft' },
    ),
    shown: { meta: { notice }, on: { 'notice.ended': 'closed', objection: 'check' } },
    check: task({ seats: ['clerk'], each: 'objections[finding = null]' }, { complete: 'shown' }),
    closed: end('closed', { appeal: 'accept' }),
  },
  {
    region: 'if village = null then applicant.residence_region else village',
    public: ['name'],
    keys: 'household.members.id_no',
    messages: ['news'],
    computed: { persons: 'count(household.members)' },
    lookups: { mine: { ledger: 'relief', keys: 'household.members.id_no', where: 'row.n > persons' } },
    actions: { appeal: { label: '申诉', roles: ['filer'], form: 'test/strict' } },
  },
);

/** The same with the form of a real application. */
const demanding: CompiledProcess = (() => {
  const form = expandRelief(
    groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' })),
  ).form as CompiledForm;
  const properties = { ...(form.schema.properties as JsonObject), village: { type: 'string' } };
  const forms = new Map([
    ...process.forms,
    ['test/relief', { ...form, schema: { ...form.schema, properties } }],
  ]);
  return {
    ...process,
    forms,
    definition: { ...process.definition, start: { ...process.definition.start, form: 'test/relief' } },
  };
})();

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'complete',
  'return',
  'allow',
  'appeal',
  'urge',
  'save',
  'claim',
  'transfer',
  'accept',
  'draft',
  'check',
  '*',
  '',
  'notice.ended',
  'xstate.stop',
  'c1.3',
  'c1.4',
  'c1.99',
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string());
const field = fc.constantFrom(
  'village',
  'amount',
  'applicant',
  'household',
  'bank',
  'hardship_type',
  'happened_on',
  '__proto__',
  'list',
  'reason',
  'note',
);
const json = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.constant(VILLAGE))),
) as fc.Arbitrary<never>;
const by = fc
  .constantFrom('applicant', 'clerk', 'boss', 'admin', 'public')
  .map((who) => person(who, process));
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const typed = <T extends string>(type: T) => ({ type: fc.constant(type) });

const command = fc.oneof(
  fc.record({
    ...typed('Act'),
    by,
    action: name,
    task: some(name),
    step: some(name),
    data: some(json),
    comment: some(fc.string()),
    to: some(fc.record({ user: name, name })),
    seq: some(fc.nat(5)),
  }),
  fc.record({ ...typed('ActOnCase'), by, action: name, data: some(json), comment: some(fc.string()) }),
  fc.record({ ...typed('FileObjection'), by, notice: some(name), data: json }),
  fc.record({ ...typed('FireTimer'), timer: name }),
  fc.record({
    ...typed('Answer'),
    effect: name,
    event: fc.constantFrom('FUND_RESERVED', 'INSUFFICIENT'),
    data: json,
  }),
  fc.record({ ...typed('Deliver'), id: name, message: name, data: json, from: name }),
) as fc.Arbitrary<Command>;

describe('decide', () => {
  it('answers any start', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.record({ ...typed('Start'), by, data: json }) as fc.Arbitrary<Start>, (start) => {
        const facts = { ...new TestWorld(demanding).facts(), answer: () => [{ n: 1 }] };
        expect(typeof decide(demanding, null, start, facts).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('answers any command at any point of a case', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 6 }), fc.nat(2), (commands, ahead) => {
        const house = new TestWorld(process, { answers: { mine: [{ n: 1 }] } });
        house.start({ amount: 1 });
        if (ahead > 0) house.act('clerk', 'complete', { data: { amount: 1 } });
        if (ahead > 1) house.object({ note: 'x' });
        for (const one of commands) {
          const reply = house.run(one);
          expect(reply === 'ok' || house.last.rejection?.message).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });
});
