/** Where a derived value comes from: the fields behind a subject, or behind a column of a ledger, in blocks as views name them. */
import type { CompiledProcess } from '../../core/engine/process.ts';
import { references } from '../../core/expression/index.ts';
import type { Privacy } from '../../core/definition/form.ts';
import { nameOf } from '../../core/form/paths.ts';
import { privacyOf } from '../../core/form/present.ts';
import { readsOf } from '../../core/form/reads.ts';
import type { Feel } from '../../core/vocabulary.ts';

/** The start form's name in views. */
export const START_BLOCK = 'application';

/** A field, or what the machine noted down under a name. */
export interface Source {
  block: string;
  path: string;
}

/** Names every expression sees that say nothing about anybody. */
const NEUTRAL = new Set(['case', 'params', 'today', 'now', 'event']);

/** The fields an expression of a definition reads, through computed values too. */
export function sourcesOf(process: CompiledProcess, feel: Feel, passed: readonly string[] = []): Source[] {
  if (passed.length > 0) return traced(process, feel, passed);
  let byText = traces.get(process);
  if (!byText) traces.set(process, (byText = new Map()));
  let found = byText.get(feel);
  if (!found) byText.set(feel, (found = traced(process, feel, passed)));
  return found;
}

/** Read off a version once: a book of many rows asks for the same columns again and again. */
const traces = new WeakMap<CompiledProcess, Map<Feel, Source[]>>();

function traced(process: CompiledProcess, feel: Feel, passed: readonly string[]): Source[] {
  const { definition } = process;
  const start = process.forms.get(definition.start.form);
  const computed = definition.computed ?? {};
  return references(feel).flatMap((reference): Source[] => {
    const [first = '', ...rest] = reference.split('.');
    if (NEUTRAL.has(first) || passed.includes(first)) return [];
    if (Object.hasOwn(computed, first))
      return sourcesOf(process, computed[first] as Feel, [...passed, first]);
    const inForm = start ? readsOf(start.schema, '', '', reference) : [];
    if (inForm.length > 0) return inForm.map((path) => ({ block: START_BLOCK, path }));
    return [{ block: first, path: rest.join('.') }];
  });
}

const known = new WeakMap<CompiledProcess, ReadonlyMap<string, Privacy>>();

/** The class of personal data of every field name the forms of a process know, for values that stand in no form. */
export function privateNames(process: CompiledProcess): ReadonlyMap<string, Privacy> {
  let names = known.get(process);
  if (!names) {
    const entries = [...process.forms.values()].flatMap((form) => form.privacy);
    names = new Map(entries.map(({ path, as }) => [nameOf(path), as]));
    known.set(process, names);
  }
  return names;
}

/** The class of personal data a source holds; undefined for none. */
export function classOf(process: CompiledProcess, { block, path }: Source): Privacy | undefined {
  const start = process.forms.get(process.definition.start.form);
  if (block === START_BLOCK && start) return privacyOf(start, path);
  return privateNames(process).get(nameOf(path === '' ? block : path));
}
