/**
 * Every real definition, changed at random: compiling never throws, and a word that is not of the language is refused at
 * its place, wherever it is put.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileProcess, type CompileResult } from '../core/engine/compile.ts';
import { validateSchema as validate } from '../core/form/schema-validator.ts';
import { isObject } from '../core/json.ts';
import type { Json, JsonObject } from '../core/vocabulary.ts';
import { levelsOf, readDefinitions } from '../server/definitions/files.ts';
import { loadCounty } from '../server/seeding/county.ts';
import { FORMS, patternFiles, readPattern, ROOT } from './patterns/load.ts';

const { processes, roles } = readDefinitions(ROOT);
const { county } = loadCounty(ROOT);
const patterns = await Promise.all(patternFiles().map((file) => readPattern(file, county.roles)));

interface Source {
  definition: JsonObject;
  forms: JsonObject;
  groups: JsonObject;
  pieces?: JsonObject;
}

const sources: Source[] = [
  ...processes.flatMap(({ source }) => (source ? [source as unknown as Source] : [])),
  ...patterns.flatMap(({ definitions }) =>
    Object.values(definitions).map((definition) => ({ definition, forms: FORMS, groups: {} })),
  ),
];

function compiled({ definition, forms, groups, pieces = {} }: Source): CompileResult {
  return compileProcess({
    definition,
    forms,
    groups: groups as never,
    pieces,
    roles: levelsOf(roles),
    version: 1,
    validate,
  });
}

/** The way to a value, from the root. */
type Place = (string | number)[];

/** Every value in a value that is in something. */
function placesIn(value: Json, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...here, Array.isArray(value) ? Number(name) : name];
    return [place, ...placesIn(inner as Json, place)];
  });
}

function at(value: Json, place: Place): Json {
  return place.reduce<Json>((inner, name) => (inner as JsonObject)[name] as Json, value);
}

/** A change at a place: gone, under another name, another value, a value from elsewhere. */
const change = fc.record({
  kind: fc.constantFrom('delete', 'rename', 'replace', 'graft'),
  place: fc.nat(),
  other: fc.nat(),
  name: fc.oneof(fc.constantFrom('type', 'states', 'on', 'initial', 'target', '__proto__', ''), fc.string()),
  value: fc.oneof(
    fc.constantFrom<Json>(null, '', 0, -1, 1e300, true, [], {}, [null]),
    fc.jsonValue() as never,
  ),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(whole: Json, { kind, place: n, other, name, value }: Change): Json {
  const copy = structuredClone(whole);
  // the source itself is ours: what its files say is not
  const places = placesIn(copy).filter((place) => place.length > 1);
  const place = places[n % places.length] as Place;
  const around = at(copy, place.slice(0, -1)) as JsonObject;
  const key = place.at(-1) as string;
  if (kind === 'replace') around[key] = value as Json;
  else if (kind === 'graft') around[key] = structuredClone(at(whole, places[other % places.length] as Place));
  else {
    const was = around[key] as Json;
    if (Array.isArray(around)) around.splice(Number(key), 1);
    else delete around[key];
    // as JSON reads it: `__proto__` is a name like any other
    if (kind === 'rename' && !Array.isArray(around))
      Object.defineProperty(around, name, {
        value: was,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return copy;
}

/** Which source: as a number, for a failure is told with what it was found on. */
const some = fc.nat(sources.length - 1);

it(
  'compiling never throws, however a definition, its forms or its groups are changed',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(some, fc.array(change, { minLength: 1, maxLength: 3 }), (n, changes) => {
        const source = sources[n] as Source;
        const broken = changes.reduce((one, each) => changed(one as never, each) as never, source);
        const { process, diagnostics } = compiled(broken);
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        expect(process === undefined).toBe(errors.length > 0);
        for (const { message } of diagnostics) expect(message).toMatch(/[一-鿿]/);
      }),
      { numRuns: 400 },
    );
  },
);

/** Maps whose names are the writer's own. */
const NAMES_ARE_FREE =
  /^\/(?:params|lookups|tables|computed|delays|actions|documents|ledgers)$|^\/ledgers\/[^/]+\/fields(?:\/|$)|\/(?:states|on|after|outcomes|data|result)$|\/default(?:\/|$)/;

function isClosed(definition: JsonObject, place: Place): boolean {
  const around = place.length === 0 ? definition : at(definition, place.slice(0, -1));
  const action = isObject(around) && typeof around.type === 'string';
  const free = action && (around.type === 'set' || place.at(-1) === 'fields') && place.at(-1) === 'params';
  const fields = place.at(-1) === 'fields' && isObject(at(definition, place));
  return isObject(at(definition, place)) && !free && !fields && !NAMES_ARE_FREE.test(pointer(place));
}

function pointer(place: Place): string {
  return place.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

it('a name nobody knows is refused where it stands', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(some, fc.nat(), (which, n) => {
      const { definition, ...beside } = sources[which] as Source;
      const closed = [[], ...placesIn(definition)].filter((place) => isClosed(definition, place));
      const place = closed[n % closed.length] as Place;
      const broken = structuredClone(definition);
      (at(broken, place) as JsonObject).exlude_x = 1;
      const { process, diagnostics } = compiled({ ...beside, definition: broken });
      expect(process).toBeUndefined();
      expect(diagnostics.map(({ path }) => path)).toContain(`${pointer(place)}/exlude_x`);
    }),
    { numRuns: 600 },
  );
});

/** Keywords under which schemas stand: one, several by name, several in a list. */
const ONE = ['items', 'contains', 'not', 'if', 'then', 'else', 'additionalProperties'];
const BY_NAME = ['properties', '$defs', 'patternProperties', 'dependentSchemas'];
const LISTED = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/** Every schema in a schema, itself first. */
function schemasIn(schema: Json, here: Place): Place[] {
  if (!isObject(schema)) return [];
  const below = Object.entries(schema).flatMap(([name, inner]): [Json, Place][] => {
    if (ONE.includes(name)) return [[inner, [name]]];
    if ((BY_NAME.includes(name) && isObject(inner)) || (LISTED.includes(name) && Array.isArray(inner)))
      return Object.entries(inner).map(([key, one]) => [one as Json, [name, key]]);
    return [];
  });
  return [here, ...below.flatMap(([inner, way]) => schemasIn(inner, [...here, ...way]))];
}

/** Every part of a uiSchema. */
function uisIn(ui: Json, here: Place): Place[] {
  if (!isObject(ui)) return [];
  return [
    here,
    ...Object.entries(ui).flatMap(([name, inner]) =>
      name.startsWith('ui:') ? [] : uisIn(inner, [...here, name]),
    ),
  ];
}

/** Words nobody knows, and values of known words that nobody knows. */
const WRONG: readonly [word: string, value: Json][] = [
  ['exlude_x', 1],
  ['maxLenght', 20],
  ['format', 'idcard'],
  ['x-type', 'atach'],
  ['x-widget', 'radoi'],
  ['x-level', 'vilage'],
  ['x-accept', ['photos']],
  ['type', 'sting'],
  ['minimum', '1'],
  ['if', 'ready'],
];
const WRONG_UI: readonly [word: string, value: Json][] = [
  ['ui:widgt', 'radio'],
  ['ui:widget', 'radoi'],
  ['ui:options', { row: 3 }],
];

const files = sources.flatMap((source, which) =>
  (['forms', 'groups'] as const).flatMap((kind) =>
    Object.entries(source[kind]).map(([id, form]) => ({ which, kind, id, form: form as JsonObject })),
  ),
);

it('a word nobody knows inside a form is refused where it stands', { timeout: 120_000 }, () => {
  expect(files.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(fc.nat(files.length - 1), fc.boolean(), fc.nat(), fc.nat(), (file, inUi, n, m) => {
      const { which, kind, id, form } = files[file] as (typeof files)[number];
      const source = structuredClone(sources[which]) as Source;
      const broken = source[kind][id] as JsonObject;
      if (inUi) broken.ui = { ...(form.ui as JsonObject | undefined) };
      const places = inUi ? uisIn(broken.ui as Json, ['ui']) : schemasIn(broken.schema as Json, ['schema']);
      const place = places[n % places.length] as Place;
      const words = inUi ? WRONG_UI : WRONG;
      const [word, value] = words[m % words.length] as (typeof WRONG)[number];
      (at(broken, place) as JsonObject)[word] = value;
      const { process, diagnostics } = compiled(source);
      // a shared group that no form of the process is built on is told, and stops nobody
      if (kind === 'forms') expect(process === undefined, id).toBe(true);
      const told = diagnostics.filter(({ path }) => path?.includes(pointer([...place, word])));
      expect(told.length, `${id} ${pointer([...place, word])}`).toBeGreaterThan(0);
      for (const { message } of told) expect(message).toMatch(/[一-鿿]/);
    }),
    { numRuns: 500 },
  );
});
