/** Every expression of a definition, with where it stands, what it sees beyond the common names, and what it must give. */
import { Lookup, type PeriodSpec, type Rule, type StateMeta } from '../../definition/process.ts';
import { readsOf } from '../../definition/reads.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';
import { formsOf, typeOfForm } from './blocks.ts';
import { saidOfBlocks, type SaidOfBlock } from './said-of-blocks.ts';
import type { DefinitionSource, Proved } from './source.ts';
import { everyAction, type Machine, pathOf, type State } from './states.ts';
import { ANY, merged, objectOf, type Type } from './types.ts';

export interface Found {
  text: string;
  /** State, form or name it belongs to. */
  element: string;
  /** JSON pointer in the definition. */
  path: string;
  wanted?: 'boolean' | 'number' | 'list';
  /** Names seen here and not elsewhere. */
  extra?: Readonly<Record<string, Type>>;
}

/** All expressions; texts with `{{ }}` give one for each slot. */
export function expressionsOf(source: Proved): Found[] {
  const { machine } = source;
  return [
    ...ofCase(source),
    ...ofData(source),
    ...ofMachine(machine),
    ...machine.states.flatMap((state) => ofMeta(source, state)),
    ...ofActs(source),
    ...saidOfBlocks(source).flatMap(ofBlock),
  ];
}

/** The slots of a text. */
export function slotsOf(text: unknown, element: string, path: string, extra?: Found['extra']): Found[] {
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\{\{(.+?)\}\}/gs)].map((slot) => ({
    text: (slot[1] ?? '').trim(),
    element,
    path,
    ...(extra ? { extra } : {}),
  }));
}

function ofCase({ definition, forms }: DefinitionSource): Found[] {
  const { subject, region, keys, shows, start } = definition;
  const form = forms.get(start.form);
  const extra = { entry: form ? typeOfForm(form) : ANY };
  return [
    { text: subject, element: 'subject', path: '/subject' },
    { text: region, element: 'region', path: '/region' },
    ...one(keys, 'keys', '/keys'),
    ...Object.entries(shows ?? {}).map(([name, text]) => ({ text, element: name, path: `/shows/${name}` })),
    ...one(start.optional, 'start', '/start/optional'),
    ...rules(start.rules, 'start', '/start/rules', extra),
  ];
}

function ofData({ definition }: DefinitionSource): Found[] {
  return [
    ...Object.entries(definition.params ?? {}).flatMap(([name, { asOf }]) =>
      one(asOf, name, `/params/${name}/asOf`),
    ),
    ...Object.entries(definition.lookups ?? {}).flatMap(([name, lookup]) => {
      return readsOf(Lookup, lookup, `/lookups/${name}`).flatMap((read) => ofBlock({ element: name, read }));
    }),
    ...Object.entries(definition.computed ?? {}).map(([name, text]) => ({
      text,
      element: name,
      path: `/computed/${name}`,
    })),
    ...Object.entries(definition.delays ?? {}).flatMap(([name, spec]) =>
      period(spec, name, `/delays/${name}`),
    ),
  ];
}

function ofMachine(machine: Machine): Found[] {
  const guards = machine.transitions.flatMap(({ condition, state, path }): Found[] =>
    condition === null
      ? []
      : [{ text: condition, element: state.key, path: `/machine${path}/guard`, wanted: 'boolean' }],
  );
  const actions = everyAction(machine).flatMap(({ type, params, state, path }) =>
    ofAction(type, params, state.key, `/machine${path}`),
  );
  return [...guards, ...actions];
}

/** The parameters of an action, each read as its word says. */
function ofAction(type: string, params: Record<string, Json>, element: string, path: string): Found[] {
  const word = ACTIONS[type];
  if (!word) return [];
  return Object.entries(params).flatMap(([name, value]) => {
    const at = `${path}/${name}`;
    const kind = word.open ? 'feel' : word.params[name]?.kind;
    if (kind === 'feel') return typeof value === 'string' ? [{ text: value, element, path: at }] : [];
    if (kind === 'feel-map' && isObject(value))
      return Object.entries(value).flatMap(([key, text]) =>
        typeof text === 'string' ? [{ text, element, path: `${at}/${key}` }] : [],
      );
    if (kind === 'period' && isObject(value)) return period(value as PeriodSpec, element, at);
    return kind === 'template' ? slotsOf(value, element, at) : [];
  });
}

function ofMeta(source: DefinitionSource, state: State): Found[] {
  const { task }: StateMeta = state.meta;
  const path = `/machine${pathOf(state)}/meta`;
  const element = state.key;
  const found: Found[] = [];
  if (task) {
    found.push(
      ...period(task.due, element, `${path}/task/due`),
      ...one(task.exclude, element, `${path}/task/exclude`),
      ...one(task.each, element, `${path}/task/each`, { wanted: 'list' }),
    );
    if (Array.isArray(task.prefill))
      task.prefill.forEach((kept, i) => {
        const extra = { row: objectOf({}, true) };
        if (typeof kept !== 'string')
          found.push({
            text: kept.rows,
            element,
            path: `${path}/task/prefill/${i}/rows`,
            extra,
            wanted: 'boolean',
          });
      });
    task.seats.forEach((seat, i) => {
      found.push(
        ...one(seat.when, element, `${path}/task/seats/${i}/when`, { wanted: 'boolean' }),
        ...one(seat.region, element, `${path}/task/seats/${i}/region`),
      );
    });
    for (const [name, outcome] of Object.entries(task.outcomes)) {
      const types = formsOf(task, name)
        .flatMap((id) => (id === null ? [] : [source.forms.get(id)]))
        .map((form) => (form ? typeOfForm(form) : ANY));
      const entry = types.reduce<Type | undefined>((all, type) => merged(all, type), undefined) ?? ANY;
      const at = `${path}/task/outcomes/${name}`;
      found.push(
        ...rules(outcome.rules, element, `${at}/rules`, { entry }),
        ...one(outcome.amount?.otherwise, element, `${at}/amount/otherwise`),
      );
    }
  }
  return found;
}

/** What a definition and its states say of blocks. */
function ofBlock({ element, read }: SaidOfBlock): Found[] {
  if (read.as === 'period') return period(read.period, element, read.path);
  if (read.as === 'template') return slotsOf(read.text, element, read.path);
  if (read.as === 'form') return [];
  const wanted = read.as === 'condition' ? ({ wanted: 'boolean' } as const) : {};
  const extra = read.sees === 'row' ? { extra: { row: objectOf({}, true) } } : {};
  return [{ text: read.text, element, path: read.path, ...wanted, ...extra }];
}

function ofActs({ definition, forms }: DefinitionSource): Found[] {
  return Object.entries(definition.actions ?? {}).flatMap(([name, act]) => {
    const form = act.form === undefined ? undefined : forms.get(act.form);
    const extra = { entry: form ? typeOfForm(form) : ANY };
    return [
      ...one(act.when, name, `/actions/${name}/when`, { wanted: 'boolean' }),
      ...rules(act.rules, name, `/actions/${name}/rules`, extra),
    ];
  });
}

function rules(list: Rule[] | undefined, element: string, path: string, extra: Found['extra']): Found[] {
  return (list ?? []).flatMap(({ must, message }, i): Found[] => [
    { text: must, element, path: `${path}/${i}/must`, wanted: 'boolean', ...(extra ? { extra } : {}) },
    ...slotsOf(message, element, `${path}/${i}/message`, extra),
  ]);
}

function period(spec: PeriodSpec | undefined, element: string, path: string): Found[] {
  if (!spec) return [];
  return (['wd', 'cd', 'h', 'min', 'until', 'from'] as const).flatMap((unit): Found[] => {
    const text = spec[unit];
    if (typeof text !== 'string') return [];
    return [
      {
        text,
        element,
        path: `${path}/${unit}`,
        ...(unit === 'until' || unit === 'from' ? {} : { wanted: 'number' as const }),
      },
    ];
  });
}

function one(text: string | undefined, element: string, path: string, more: Partial<Found> = {}): Found[] {
  return text === undefined ? [] : [{ text, element, path, ...more }];
}
