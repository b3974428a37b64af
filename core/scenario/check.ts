/** Reads a scenario somebody wrote: either it is one, or every fault with its place. */
import type { TSchema } from 'typebox';
import { schemaFaults } from '../definition/faults.ts';
import { isObject } from '../json.ts';
import { resolved, type Beside } from './like.ts';
import { momentOf } from './stage.ts';
import type { ScenarioFault } from './fault.ts';
import { Scenario, STEPS } from './schema.ts';
import { words } from './messages.ts';

export type ReadScenario = { scenario: Scenario } | { faults: ScenarioFault[] };

/** Faults told of one scenario; more help nobody. */
const TOLD = 20;

/**
 * Checks any value against the language of scenarios. Each step is held against the kind it looks like. `beside` are the
 * scenarios it may be told along.
 */
export function readScenario(written: unknown, beside: Beside = () => undefined): ReadScenario {
  const { value, faults: untold } = resolved(written, beside);
  if (untold.length > 0) return { faults: untold.slice(0, TOLD) };
  if (!isObject(value)) return { faults: [{ path: '', message: words.notAnObject }] };
  const { steps, ...head } = value;
  const faults = faultsOf(Scenario, { ...head, steps: [] }, '');
  if (typeof value.at === 'string' && !momentOf(value.at))
    faults.push({ path: 'at', message: words.timeShape });
  if (!Array.isArray(steps)) faults.push({ path: 'steps', message: words.stepsShape });
  else faults.push(...steps.flatMap((step, i) => faultsOfStep(step, `steps.${i}`)));
  return faults.length > 0 ? { faults: faults.slice(0, TOLD) } : { scenario: value as unknown as Scenario };
}

function faultsOfStep(step: unknown, path: string): ScenarioFault[] {
  const kinds = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const kind = isObject(step) ? kinds.find((one) => Object.hasOwn(step, one)) : undefined;
  if (!kind) return [{ path, message: words.stepKind(kinds) }];
  return faultsOf(STEPS[kind], step, path);
}

function faultsOf(schema: TSchema, value: unknown, at: string): ScenarioFault[] {
  return schemaFaults(schema, value).map(({ path, message }) => ({
    path: [at, ...path.split('/').slice(1)].filter((part) => part !== '').join('.'),
    message,
  }));
}
