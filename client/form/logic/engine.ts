/**
 * The half of the form logic that needs FEEL and JSON Schema: what is visible, computed, required, and what is wrong.
 * Loaded after the first paint (`loadEngine`), because a form can be filled in before it is there.
 */
import { evaluate, test } from '../../../core/expression/index.ts';
import { validateSchema as validate } from '../../../core/form/schema-validator.ts';
import { checkForm } from '../../../core/form/check.ts';
import { derive, targetsOf } from '../../../core/form/derive.ts';
import { getAt, isWithin, parentOf, setAt, templateOf } from '../../../core/form/paths.ts';
import { readsOf } from '../../../core/form/reads.ts';
import { scopeAt, type ScopeContext } from '../../../core/form/scope.ts';
import { schemaAt } from '../../../core/form/fields.ts';
import { signersOf } from '../../../core/form/signatures.ts';
import { unsigned } from '../../../core/values/signature.ts';
import type { CheckContext, CheckResult, CompiledForm, FieldExpression } from '../../../core/form/types.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

/** What follows from the data. Paths are concrete. */
export interface DerivedView {
  data: JsonObject;
  hidden: Set<string>;
  /** Required because an expression says so. */
  required: Set<string>;
  /** Computed fields that, as things stand, only repeat what was typed: they can be typed into. */
  typed: Set<string>;
  /** Kinds of attachments needed, by the path of the attachments field. */
  papers: Map<string, string[]>;
  /** Who has still to sign, by the path of the signature; names a path as soon as somebody has to. */
  unsigned: Map<string, string[]>;
}

export interface Engine {
  derive: (form: CompiledForm, data: JsonObject, context: ScopeContext) => DerivedView;
  check: (
    form: CompiledForm,
    data: JsonObject,
    context: Omit<CheckContext, 'validate' | 'mode'> & { mode?: CheckContext['mode'] },
  ) => CheckResult;
  /** Whether anything on the form may change with a field; `template` of the field. */
  matters: (form: CompiledForm, template: string) => boolean;
  /** The texts of a FEEL list over the data. */
  texts: (feel: string, data: JsonObject) => string[];
  /** Whether data satisfies a plain schema. */
  satisfies: (schema: JsonObject, data: Json) => boolean;
}

export const engine: Engine = {
  derive: deriveView,
  check: (form, data, context) => checkForm(form, data, { mode: 'final', ...context, validate }),
  matters: (form, template) =>
    readTemplates(form).some((read) => isWithin(read, template) || isWithin(template, read)),
  texts: (feel, data) => {
    const { value } = evaluate(feel, data);
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  },
  satisfies: (schema, data) => validate(schema, data, '2000-01-01').every(({ level }) => level !== 'error'),
};

function deriveView(form: CompiledForm, input: JsonObject, context: ScopeContext): DerivedView {
  const { data, hidden } = derive(form, input, context);
  const required = new Set<string>();
  for (const entry of form.required)
    for (const path of targetsOf(data, entry))
      if (test(entry.feel, scopeAt(form, data, entry.base, parentOf(path), context))) required.add(path);
  return {
    data,
    hidden: new Set(hidden),
    required,
    typed: typedAfterAll(form, data, context),
    papers: papersNeeded(form, data, context),
    unsigned: stillToSign(form, data, context),
  };
}

function papersNeeded(form: CompiledForm, data: JsonObject, context: ScopeContext): Map<string, string[]> {
  const papers = new Map<string, string[]>();
  for (const spec of form.attachments)
    for (const path of targetsOf(data, spec)) {
      const scope = scopeAt(form, data, spec.base, parentOf(path), context);
      const needed = spec.kinds.filter(({ required }) => required !== undefined && test(required, scope));
      papers.set(
        path,
        needed.map(({ kind }) => kind),
      );
    }
  return papers;
}

function stillToSign(form: CompiledForm, data: JsonObject, context: ScopeContext): Map<string, string[]> {
  const signers = [...signersOf(form, data, context)];
  return new Map(signers.map(([path, people]) => [path, unsigned(getAt(data, path), people)]));
}

/** `if id_type = … then birth_date(id_no) else birth_date`: tried with a mark in the field's own place. */
function typedAfterAll(form: CompiledForm, data: JsonObject, context: ScopeContext): Set<string> {
  const typed = new Set<string>();
  for (const entry of echoing(form))
    for (const path of targetsOf(data, entry)) {
      const probe = copyAlong(data, path);
      const mark = markFor(schemaAt(form.schema, templateOf(path)) ?? {});
      setAt(probe, path, mark);
      const scope = scopeAt(form, probe, entry.base, parentOf(path), context);
      if (evaluate(entry.feel, scope).value === mark) typed.add(path);
    }
  return typed;
}

function markFor(schema: JsonObject): Json {
  return schema['type'] === 'integer' || schema['type'] === 'number' ? 987_654_321 : '\u0001';
}

/** A copy of the objects on the way to a path, so that the mark does not reach the data. */
function copyAlong(data: JsonObject, path: string): JsonObject {
  const copy = { ...data };
  let at: Json = copy;
  for (const name of path.split('.').slice(0, -1)) {
    const inner: Json | undefined = getAt(at, name);
    const innerCopy: Json = Array.isArray(inner) ? [...inner] : { ...(inner as JsonObject) };
    if (Array.isArray(at)) at[Number(name)] = innerCopy;
    else (at as JsonObject)[name] = innerCopy;
    at = innerCopy;
  }
  return copy;
}

const echoes = new WeakMap<CompiledForm, FieldExpression[]>();

function echoing(form: CompiledForm): FieldExpression[] {
  let found = echoes.get(form);
  if (!found) {
    found = form.computed.filter(({ base, path, feel }) =>
      readsOf(form.schema, base, parentOf(path), feel).includes(path),
    );
    echoes.set(form, found);
  }
  return found;
}

const templates = new WeakMap<CompiledForm, string[]>();

/** Templates of everything that visibility, computed values, demands and papers depend on, or that is computed. */
function readTemplates(form: CompiledForm): string[] {
  let found = templates.get(form);
  if (!found) {
    const signers = form.signers ?? [];
    const reads = [...form.computed, ...form.visible, ...form.required, ...signers].flatMap(
      ({ base, path, feel }) => readsOf(form.schema, base, parentOf(path), feel),
    );
    const papers = form.attachments.flatMap(({ base, path, kinds }) =>
      kinds.flatMap(({ required }) =>
        required === undefined ? [] : readsOf(form.schema, base, parentOf(path), required),
      ),
    );
    found = [...new Set([...reads, ...papers, ...[...form.computed, ...signers].map(({ path }) => path)])];
    templates.set(form, found);
  }
  return found;
}
