/** One form file or field group on its way into a compiled form: its words with paths relative to where it stands. */
import { isObject } from '../json.ts';
import type { FormDefinition } from '../definition/form.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { schemaAt } from './fields.ts';
import { mergeJson, mergeSchema } from './merge.ts';
import { joinPath, segmentsOf } from './paths.ts';
import type { CompiledForm, CompiledRule, FieldExpression } from './types.ts';

/** The lists of a compiled form that a group contributes to. */
export type Part = Pick<
  CompiledForm,
  | 'schema'
  | 'ui'
  | 'computed'
  | 'visible'
  | 'required'
  | 'rules'
  | 'signers'
  | 'privacy'
  | 'attachments'
  | 'permissions'
  | 'sample'
>;

/** What a file says itself, before the groups it uses are mounted. */
export function partOf(definition: FormDefinition, schema: JsonObject): Part {
  return {
    schema,
    ui: (definition.ui ?? {}) as JsonObject,
    computed: expressions(definition.computed),
    visible: expressions(definition.visible),
    required: expressions(definition.required),
    rules: (definition.rules ?? []).map((rule) => ({ ...rule, base: '', reads: [] })),
    signers: expressions(definition.signers),
    privacy: Object.entries(definition.privacy ?? {}).map(([path, as]) => ({ path, as })),
    attachments: Object.entries(definition.attachments ?? {}).map(([path, kinds]) => ({
      base: '',
      path,
      kinds,
    })),
    permissions: definition.permissions ?? [],
    sample: (definition.sample ?? {}) as JsonObject,
  };
}

function expressions(byPath: Record<string, string> | undefined): FieldExpression[] {
  return Object.entries(byPath ?? {}).map(([path, feel]) => ({ base: '', path, feel }));
}

/** `each: "members", path: "id_no"` means the field of the row, as does the full `members[].id_no`. */
export function withRowPath(rule: CompiledRule, schema: JsonObject): CompiledRule {
  if (rule.each === undefined) return rule;
  const each = rule.each.endsWith('[]') ? rule.each : `${rule.each}[]`;
  const path = rule.path ?? each;
  const inRow = joinPath(each, path);
  return { ...rule, each, path: !path.startsWith(each) && schemaAt(schema, inRow) ? inRow : path };
}

/** Puts a group below the path where it stands. */
export function mount(group: Part, at: string): Part {
  const below = (path: string) => joinPath(at, path);
  const move = (entry: FieldExpression) => ({ ...entry, base: below(entry.base), path: below(entry.path) });
  return {
    schema: group.schema,
    ui: nestUi(group.ui, at),
    computed: group.computed.map(move),
    visible: group.visible.map(move),
    required: group.required.map(move),
    rules: group.rules.map((rule) => ({
      ...rule,
      base: below(rule.base),
      path: below(rule.path ?? ''),
      ...(rule.each === undefined ? {} : { each: below(rule.each) }),
    })),
    signers: (group.signers ?? []).map(move),
    privacy: group.privacy.map((entry) => ({ ...entry, path: below(entry.path) })),
    attachments: group.attachments.map((entry) => ({
      ...entry,
      base: below(entry.base),
      path: below(entry.path),
    })),
    permissions: group.permissions.map((rule) => ({ ...rule, fields: rule.fields.map(below) })),
    sample: nestSample(group.sample, at),
  };
}

/** Lays a file's own words over those of a group mounted at `at`; the file's come last and win. */
export function layOver(own: Part, group: Part, at: string): Part {
  return {
    schema: replaceAt(own.schema, segmentsOf(at), (local) => mergeSchema(group.schema, local)),
    ui: mergeJson(group.ui, own.ui) as JsonObject,
    computed: [...group.computed, ...own.computed],
    visible: [...group.visible, ...own.visible],
    required: [...group.required, ...own.required],
    rules: [...group.rules, ...own.rules],
    signers: [...(group.signers ?? []), ...(own.signers ?? [])],
    privacy: [...group.privacy, ...own.privacy],
    attachments: [...group.attachments, ...own.attachments],
    permissions: [...group.permissions, ...own.permissions],
    sample: mergeJson(group.sample, own.sample) as JsonObject,
  };
}

function replaceAt(
  schema: JsonObject,
  segments: readonly string[],
  change: (local: JsonObject) => JsonObject,
): JsonObject {
  const [segment, ...rest] = segments;
  if (segment === undefined) return change(schema);
  if (segment === '[]') return { ...schema, items: replaceAt(objectOr(schema['items']), rest, change) };
  const properties = objectOr(schema['properties']);
  return {
    ...schema,
    properties: { ...properties, [segment]: replaceAt(objectOr(properties[segment]), rest, change) },
  };
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** uiSchema speaks of the rows of a list under `items`. */
function nestUi(ui: JsonObject, at: string): JsonObject {
  if (Object.keys(ui).length === 0) return {};
  return segmentsOf(at).reduceRight<JsonObject>(
    (inner, segment) => ({ [segment === '[]' ? 'items' : segment]: inner }),
    ui,
  );
}

function nestSample(sample: JsonObject, at: string): JsonObject {
  if (Object.keys(sample).length === 0) return {};
  const nested = segmentsOf(at).reduceRight<Json>(
    (inner, segment) => (segment === '[]' ? [inner] : { [segment]: inner }),
    sample,
  );
  return isObject(nested) ? nested : {};
}
