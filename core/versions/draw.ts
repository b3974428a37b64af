/** The diagram of a version: the one drawn by hand, else one drawn from the machine. */
import type { Finding } from '../bpmn/model.ts';
import { machineToModel } from '../bpmn/to-model.ts';
import { writeBpmn } from '../bpmn/write.ts';
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../vocabulary.ts';
import { HEARD } from '../engine/vocabulary.ts';
import { outlinesOf } from '../pieces/outlines.ts';
import { messages as time } from '../time/messages.ts';
import type { PeriodUnit } from '../basics.ts';
import { messages } from './messages.ts';

/** What the drawing needs of the house: names for lanes. */
interface DrawOptions {
  roles?: Iterable<{ id: string; name: string }>;
}

interface Drawn {
  /** BPMN 2.0 XML with coordinates. */
  xml: string;
  findings: Finding[];
}

/** BPMN XML of a source. Never throws: a machine that is none is an empty sheet and a finding. */
export function drawn(source: VersionSource, { roles = [] }: DrawOptions = {}): Drawn {
  if (source.diagram !== undefined) return { xml: source.diagram, findings: [] };
  const { definition } = source;
  const key = typeof definition.key === 'string' ? definition.key : 'process';
  const title = typeof definition.title === 'string' ? definition.title : key;
  const words = { ...HEARD, ...delayWords(definition), ...wordsOf(definition.actions) };
  try {
    const machine = { ...(definition.machine as JsonObject), id: key };
    const { model, findings } = machineToModel(machine, {
      title,
      roles,
      words,
      pieces: outlinesOf(source.pieces),
    });
    return { xml: writeBpmn(model), findings };
  } catch (error) {
    const { model } = machineToModel({ id: key, states: {} }, { title });
    return { xml: writeBpmn(model), findings: [notDrawn(key, (error as Error).message)] };
  }
}

/** Words for acts on the case: `withdraw` → 撤回申请. */
function wordsOf(actions: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(actions) ? actions : {}).flatMap(([name, action]) =>
      isObject(action) && typeof action.label === 'string' ? [[name, action.label]] : [],
    ),
  );
}

const UNITS: readonly PeriodUnit[] = ['wd', 'cd', 'h', 'min'];

/** Words for delays, as an official says them: a length, or the name of the parameter that holds it. */
export function delayWords({ delays, params }: VersionSource['definition']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(delays) ? delays : {}).map(([name, period]) => [
      name,
      isObject(period) ? periodWord(period, isObject(params) ? params : {}) : messages.draw.due,
    ]),
  );
}

function periodWord(period: JsonObject, params: JsonObject): string {
  const unit = UNITS.find((key) => period[key] !== undefined);
  if (!unit) return messages.draw.due;
  const length = period[unit];
  if (typeof length === 'number') return messages.draw.after(length, time.units[unit]);
  const param = params[String(length).replace(/^params\./, '')];
  return isObject(param) && typeof param.label === 'string'
    ? messages.draw.full(param.label.replace(/[((][^()()]*[))]$/, ''))
    : messages.draw.due;
}

function notDrawn(element: string, reason: string): Finding {
  return {
    severity: 'warning',
    code: 'not_drawn',
    element,
    path: '/machine',
    message: messages.draw.notDrawn,
    english: `The machine cannot be drawn: ${reason}`,
  };
}
