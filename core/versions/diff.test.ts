/** Differences in words: what an official reads, and the promise that nothing that changed is left unsaid. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { VersionSource } from '../definition/source.ts';
import { fileAt, KEYS, sourceOf } from '../../tests/support/processes.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { diffSources } from './diff.ts';
import { leavesOf, pointer } from './diff/json.ts';

const [KEY = ''] = KEYS.filter((name) => name.startsWith('temporary'));
const roles = fileAt('workflows/roles.json') as unknown as { id: string; name: string }[];
const SOURCE = sourceOf(KEY);

const states = (source: VersionSource): Record<string, JsonObject> =>
  (source.definition as { machine: { states: Record<string, JsonObject> } }).machine.states;

/** The sentences about one edit. */
function said(edit: (source: VersionSource) => void): string[] {
  const after = structuredClone(SOURCE);
  edit(after);
  return diffSources(SOURCE, after, { roles }).map(({ text }) => text);
}

/** Sets what stands at a path. */
function set(source: VersionSource, path: string[], value: Json | undefined): void {
  let here = source as unknown as Record<string, never>;
  for (const key of path.slice(0, -1)) here = here[key] as never;
  const last = path.at(-1) as string;
  if (value === undefined) delete here[last];
  else here[last] = value as never;
}

const STEP = ['definition', 'machine', 'states', 'county_decision', 'meta'];

describe('in the words of who knows the policy', () => {
  test.each<[string, string[], Json | undefined, string]>([
    ['a term', [...STEP, 'task', 'due'], { wd: 9 }, '「县级审批」的期限由 \\d+ 个工作日改为 9 个工作日'],
    ['a name', [...STEP, 'label'], '县局审批', '环节改名：由“县级审批”改为“县局审批”'],
    ['who', [...STEP, 'task', 'seats', '0', 'role'], 'county_civil_clerk', '办理人由.*改为县民政局经办'],
    ['how many', [...STEP, 'task', 'mode'], 'all', '「.*」的办理方式由依次办理改为会签'],
    ['the name', ['definition', 'title'], '急难救助', '事项名称由“临时救助”改为“急难救助”'],
    ['a case number', ['definition', 'caseNo'], '{seq}', '事项的受理编号由.*改为“\\{seq\\}”'],
  ])('%s', (_, path, value, sentence) => {
    expect(said((source) => set(source, path, value))).toEqual([expect.stringMatching(sentence)]);
  });

  test('steps that come and go', () => {
    const texts = said((source) => {
      const all = states(source);
      all.recheck = { meta: { label: '复核', task: { seats: [{ role: 'filer' }], outcomes: {} } } };
      delete all.county_decision;
    });
    expect(texts).toContain('增加环节「复核」');
    expect(texts).toContain('去掉环节「县级审批」');
  });

  test('fields: added, removed, renamed, required', () => {
    const texts = said((source) => {
      const form = source.forms[`${KEY}/appeal`] as {
        schema: { properties: JsonObject; required?: string[] };
      };
      const [first = '', ...rest] = Object.keys(form.schema.properties);
      form.schema.properties.extra = { type: 'string', title: '补充说明' };
      (form.schema.properties[first] as JsonObject).title = '新名称';
      form.schema.required = [...(form.schema.required ?? []), 'extra'];
      expect(rest.length).toBeGreaterThan(0);
    });
    expect(texts).toEqual([
      expect.stringMatching(/^表单“.+”的字段“补充说明”$|^增加表单“.+”的字段“补充说明”$/),
      expect.stringMatching(/^表单“.+”的字段改名：由“.+”改为“新名称”$/),
      expect.stringMatching(/^表单“.+”：“补充说明”改为必填$/),
    ]);
  });

  test('a condition, and where a way leads', () => {
    const all = states(SOURCE);
    const [key, state] = Object.entries(all).find(([, each]) =>
      Array.isArray(Object.values((each.on ?? {}) as JsonObject)[0]),
    ) as [string, JsonObject];
    const [event = ''] = Object.keys(state.on as JsonObject);
    const path = ['definition', 'machine', 'states', key, 'on', event, '0'];
    const texts = said((source) => {
      set(source, [...path, 'guard'], { type: 'when', params: { if: 'amount > 1' } });
      set(source, [...path, 'target'], 'county_decision');
    });
    expect(texts).toEqual([
      expect.stringMatching(/去向由.+改为「县级审批」/),
      expect.stringMatching(/条件由.+改为“amount > 1”/),
    ]);
  });

  test('parameters, tables, documents, public fields', () => {
    const [param = ''] = Object.keys(SOURCE.definition.params as object);
    const [table = ''] = Object.keys(SOURCE.definition.tables as object);
    const [document = ''] = Object.keys(SOURCE.definition.documents as object);
    const changes = diffSources(SOURCE, edited(), { roles });
    function edited(): VersionSource {
      const after = structuredClone(SOURCE);
      set(after, ['definition', 'params', param, 'default'], 7);
      set(after, ['definition', 'tables', table], undefined);
      set(after, ['definition', 'documents', document, 'title'], '决定书');
      set(after, ['definition', 'public'], []);
      return after;
    }
    expect(changes.map(({ about }) => about).sort()).toEqual(['document', 'notice', 'param', 'table']);
    for (const { text } of changes) expect(text).toMatch(/[一-龥]/);
  });
});

// ---------------------------------------------------------------- what holds of every pair

/** Every place in the source where a value stands, by pointer. */
function places(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

const PLACES = places(SOURCE as unknown as Json);
const place = fc.constantFrom(...PLACES);
const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constant([]),
  fc.constant({}),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

describe('of every pair of sources', () => {
  test('equal ones differ in nothing', () => {
    expect(diffSources(SOURCE, structuredClone(SOURCE))).toEqual([]);
  });

  property.prop([fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 5 })], { numRuns: 40 })(
    'every part that differs is told, by a sentence of its own or about what holds it',
    (edits) => {
      const after = structuredClone(SOURCE);
      for (const [path, what] of edits) {
        try {
          set(after, path, what as Json | undefined);
        } catch {
          // an earlier edit took away what this one stands in
        }
      }
      const plain = JSON.parse(JSON.stringify(after)) as VersionSource;
      const changes = diffSources(SOURCE, plain, { roles });
      const told = changes.map(({ path }) => `${path}/`);
      const leaves = leavesOf(SOURCE as unknown as Json, plain as unknown as Json);
      for (const { path } of leaves)
        expect(
          told.some((each) => `${pointer(path)}/`.startsWith(each)),
          pointer(path),
        ).toBe(true);
      for (const { text } of changes) expect(text).toMatch(/[一-龥]/);
      expect(changes.length > 0).toBe(leaves.length > 0);
    },
  );

  property.prop([fc.jsonValue({ maxDepth: 5 }), fc.jsonValue({ maxDepth: 5 })])(
    'any two values: none is a failure, the same is nothing',
    (one, other) => {
      const wrap = (definition: unknown): VersionSource => ({ definition, forms: {}, groups: {} }) as never;
      expect(diffSources(wrap(one), wrap(one))).toEqual([]);
      const leaves = leavesOf(one as Json, other as Json);
      expect(diffSources(wrap(one), wrap(other)).length > 0).toBe(leaves.length > 0);
    },
  );
});
