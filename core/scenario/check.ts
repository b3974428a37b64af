/** Reads a scenario somebody wrote: either it is one, or every fault with its place. */
import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { isObject } from '../engine/json.ts';
import { momentOf } from './stage.ts';
import { Scenario, STEPS, type ScenarioStep } from './schema.ts';

/** A fault: `steps.3.data` and a sentence. */
export interface ScenarioFault {
  path: string;
  message: string;
}

export type ReadScenario = { scenario: Scenario } | { faults: ScenarioFault[] };

/** Faults told of one scenario; more help nobody. */
const TOLD = 20;

/** Checks any value against the language of scenarios. Each step is held against the kind it looks like. */
export function readScenario(value: unknown): ReadScenario {
  if (!isObject(value)) return { faults: [{ path: '', message: '情景应为一个对象' }] };
  const { steps, ...head } = value;
  const faults = faultsOf(Scenario, { ...head, steps: [] }, '');
  if (typeof value.at === 'string' && !momentOf(value.at))
    faults.push({ path: 'at', message: '时间应写作 2026-03-02T09:00:00+08:00 或 2026-03-02' });
  if (!Array.isArray(steps)) faults.push({ path: 'steps', message: '应为一列步骤' });
  else faults.push(...steps.flatMap((step, i) => faultsOfStep(step, `steps.${i}`)));
  return faults.length > 0 ? { faults: faults.slice(0, TOLD) } : { scenario: value as unknown as Scenario };
}

function faultsOfStep(step: unknown, path: string): ScenarioFault[] {
  const kinds = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const kind = isObject(step) ? kinds.find((one) => Object.hasOwn(step, one)) : undefined;
  if (!kind) return [{ path, message: `每一步应写明做什么,须有下列之一:${kinds.join('、')}` }];
  return faultsOf(STEPS[kind], step, path);
}

function faultsOf(schema: TSchema, value: unknown, at: string): ScenarioFault[] {
  if (Check(schema, value)) return [];
  // where a value may be one of several kinds each kind complains of the same place
  const seen = new Set<string>();
  return Errors(schema, value).flatMap(({ keyword, instancePath, params, message }) => {
    const path = [at, ...instancePath.split('/').slice(1)].filter((part) => part !== '').join('.');
    if (seen.has(path)) return [];
    seen.add(path);
    return [{ path, message: inChinese(keyword, params as Record<string, unknown>, message) }];
  });
}

function inChinese(keyword: string, params: Record<string, unknown>, message: string): string {
  const names = (value: unknown): string => [value].flat().map(String).join('、');
  switch (keyword) {
    case 'required':
      return `缺少 ${names(params.requiredProperties)}`;
    case 'additionalProperties':
      return `不认识 ${names(params.additionalProperties)}`;
    case 'type':
      return `类型不对,应为 ${names(params.type)}`;
    case 'enum':
      return `应为下列之一:${names(params.allowedValues)}`;
    case 'minLength':
      return '不能为空';
    case 'maxLength':
      return `不能长于 ${String(params.limit)} 个字`;
    case 'minimum':
      return `不能小于 ${String(params.limit)}`;
    case 'anyOf':
      return '写法不对';
    default:
      return message;
  }
}

/** Whether a step expects something, and so does nothing. */
export function expects(step: ScenarioStep): step is Extract<ScenarioStep, { expect: unknown }> {
  return 'expect' in step;
}
