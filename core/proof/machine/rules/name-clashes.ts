/**
 * One name, one thing: an expression reads fields of the application, what steps and acts handed in, what is set,
 * computed, looked up and decided by tables, and what the house gives, all by their bare names. Where two have one name,
 * one of them cannot be read, or is written over. Parameters, keys of ledgers and parameters of pieces are read by a
 * name in front, or are filled in before, and clash with nothing.
 */
import { RESERVED } from '../../../engine/scope.ts';
import { FORM_NAMES } from '../../../form/scope.ts';
import type { CompiledForm } from '../../../form/types.ts';
import type { Report, Rule } from '../../runner.ts';
import { blockOf, formsOf, settings } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf, type State } from '../states.ts';
import { messages } from '../../messages.ts';

/** Where a name is from, for a finding. */
interface Place {
  /** What the finding is marked at. */
  element: string;
  /** In words. */
  says: string;
  kind: 'field' | 'handed' | 'act' | 'set' | 'derived';
}

const words = messages.clashes;

export const nameClashes: Rule<DefinitionContext> = {
  name: 'name_clashes',
  run: (context, report) => {
    for (const [name, places] of placesOf(context)) {
      const [first] = places;
      if (first && RESERVED.includes(name) && first.kind !== 'derived')
        tell(name, first, words.house, report);
      const derived = places.find(({ kind }) => kind === 'derived');
      const other = places.find((place) => place !== derived && shadows(place, places));
      if (derived && other) tell(name, derived, other.says, report);
      const act = places.find(({ kind }) => kind === 'act');
      const handed = places.find(({ kind }) => kind === 'handed');
      if (act && handed && !derived) tell(name, act, handed.says, report);
    }
    for (const form of context.forms.values())
      for (const name of fieldsOf(form))
        if ((FORM_NAMES as readonly string[]).includes(name))
          tell(
            name,
            { element: form.id, says: words.field(form.title, name), kind: 'field' },
            words.house,
            report,
          );
    secondForms(context, report);
  },
};

/** A name that is derived hides every other; of two that are derived the later one is told. */
function shadows(place: Place, places: readonly Place[]): boolean {
  return place.kind !== 'derived' || places.filter(({ kind }) => kind === 'derived').length > 1;
}

function placesOf({ definition, forms, machine }: DefinitionContext): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const add = (name: string, place: Place): void => {
    const places = found.get(name) ?? [];
    if (!places.some(({ says }) => says === place.says)) found.set(name, [...places, place]);
  };
  const start = forms.get(definition.start.form);
  if (start)
    for (const name of fieldsOf(start))
      add(name, { element: definition.key, says: words.field(start.title, name), kind: 'field' });
  for (const state of machine.states)
    for (const block of blocksOf(state))
      add(block, { element: state.key, says: words.step(labelOf(state), block), kind: 'handed' });
  for (const [name, { label }] of Object.entries(definition.actions ?? {}))
    add(name, { element: name, says: words.act(label, name), kind: 'act' });
  for (const path of settings(machine).keys()) {
    const [name = ''] = path.split('.');
    add(name, { element: definition.key, says: words.set(path), kind: 'set' });
  }
  for (const kind of ['computed', 'lookups', 'tables'] as const)
    for (const name of Object.keys(definition[kind] ?? {}))
      add(name, { element: name, says: words[kind](name), kind: 'derived' });
  return found;
}

/** Names under which what is handed in at a step is kept; what goes beside the application has none. */
function blocksOf({ key, meta: { task } }: State): Set<string> {
  const blocks = Object.keys(task?.outcomes ?? {}).map((outcome) => blockOf(task!, key, outcome));
  return new Set(blocks.filter((block) => block !== '.').map((block) => block.split('.')[0] as string));
}

/** What a step writes beside the application with another form than the filer's is not the filer's own answer. */
function secondForms({ definition, forms, machine }: DefinitionContext, report: Report): void {
  const start = forms.get(definition.start.form);
  if (!start) return;
  const own = new Set(fieldsOf(start));
  for (const state of machine.states) {
    const { key } = state;
    const { task } = state.meta;
    if (!task || task.seats.every(({ role }) => role === 'filer')) continue;
    const beside = Object.keys(task.outcomes).filter((outcome) => blockOf(task, key, outcome) === '.');
    for (const id of new Set(beside.flatMap((outcome) => formsOf(task, outcome)))) {
      const form = id === null || id === definition.start.form ? undefined : forms.get(id);
      for (const name of form ? fieldsOf(form) : []) {
        if (!own.has(name)) continue;
        const says = words.fieldAt(labelOf(state), form?.title ?? '', name);
        tell(name, { element: key, says, kind: 'handed' }, words.field(start.title, name), report);
      }
    }
  }
}

function fieldsOf({ schema }: CompiledForm): string[] {
  return Object.keys((schema.properties ?? {}) as object);
}

function tell(name: string, { element, says }: Place, other: string, report: Report): void {
  report({
    code: 'name_clash',
    element,
    path: name,
    message: words.clash(says, other),
    english: `The name "${name}" stands for two things`,
  });
}
