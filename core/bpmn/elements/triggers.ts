/** What an event waits for, put on the state that waits: timers, messages, signals, conditions, errors, escalations. */
import type { Build } from '../compile/build.ts';
import { whileThrown } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { Extra } from '../compile/region.ts';
import type { Move, State } from '../compile/states.ts';
import { called } from '../findings.ts';
import type { EventDefinition } from '../model.ts';
import { ownPeriod, readTimer } from './periods.ts';
import { textOf } from './dress.ts';
import { messages } from '../messages.ts';

/** Where it goes once triggered. */
type Go = (extra?: Extra) => Move[];

/** Lets `state` wait for the triggers of `event`. `within`: only what is thrown inside it counts. */
export function listen(build: Build, state: State, event: Node, go: Go, within?: State): void {
  const { bpmn } = event;
  if (bpmn.type !== 'event') return;
  if (bpmn.parallelMultiple) {
    build.findings.warn(
      'parallel_multiple',
      event.id,
      messages.triggers.allOfThem(called(bpmn)),
      'All of several triggers are asked for; any of them triggers',
    );
  }
  for (const definition of bpmn.definitions) listenTo(build, state, event, definition, go, within);
}

function listenTo(
  build: Build,
  state: State,
  event: Node,
  definition: EventDefinition,
  go: Go,
  within?: State,
): void {
  switch (definition.trigger) {
    case 'timer':
      return void state.wait(delayOf(build, event, definition), go());
    case 'error':
      // what is thrown inside goes straight to its handler
      return event.host?.inner ? undefined : hear(build, state, eventName(event, definition.ref), go);
    case 'message':
      return hear(build, state, eventName(event, definition.ref), go);
    case 'signal': {
      const thrown = whileThrown(build, 'signal', definition.ref);
      if (thrown) state.always.push(...go({ where: thrown }));
      return hear(build, state, eventName(event, definition.ref), go);
    }
    case 'escalation': {
      const thrown = whileThrown(build, 'escalation', definition.ref, within);
      if (thrown) state.always.push(...go({ where: thrown }));
      else hear(build, state, eventName(event, definition.ref), go);
      return;
    }
    case 'conditional':
      if (definition.ref === undefined) sayConditionMissing(build, event);
      // a condition in another language was said on reading, and never holds
      return void state.always.push(
        ...go({ feel: definition.language === undefined ? (definition.ref ?? 'null') : 'null' }),
      );
    case 'cancel':
    case 'compensation':
      return build.findings.error(
        'not_executable',
        event.id,
        messages.triggers.notRun(called(event.bpmn)),
        `A ${definition.trigger} event cannot be executed`,
      );
    default:
  }
}

function sayConditionMissing(build: Build, event: Node): void {
  build.findings.warn(
    'event_condition_missing',
    event.id,
    messages.triggers.noCondition(called(event.bpmn)),
    'The conditional event has no condition and never triggers',
    'condition',
  );
}

function hear(build: Build, state: State, name: string, go: Go): void {
  build.messages.add(name);
  state.hear(name, go());
}

/** What the machine hears: the drawing's own word, the message's name, else the element's id. */
export function eventName(node: Node, ref: string | undefined): string {
  return (textOf(node.bpmn.xz.event) ?? ref ?? node.key).replace(/\*/g, '_');
}

/**
 * The name of a timer's delay; its period joins the delays unless the definition is to have it. A time that is not
 * written, or not understood, is none: the machine then names a delay that nobody defined, and cannot run.
 */
function delayOf(build: Build, node: Node, { timer }: EventDefinition): string {
  const own = textOf(node.bpmn.xz.delay);
  const name = own ?? freeName(build, node.key);
  const written = node.bpmn.xz.period;
  // a delay that is named belongs to the definition; the time in the drawing is for its readers
  const isWritten = written !== undefined && written !== '';
  if (!isWritten && own !== undefined) return name;
  const period = isWritten ? ownPeriod(written) : timer ? readTimer(timer).period : null;
  if (period) build.delays[name] = period;
  else if (!isWritten && !timer) sayTimeMissing(build, node);
  else {
    const text = isWritten ? JSON.stringify(written) : (timer?.value ?? '');
    build.findings.error(
      'timer_unreadable',
      node.id,
      messages.triggers.periodUnknown(called(node.bpmn), text),
      `Unreadable time ${text}; write 3wd, 10cd, 24h`,
      'timer',
    );
  }
  return name;
}

/** A timer says no time: it can be drawn, and runs once the time is there. */
export function sayTimeMissing(build: Build, node: Node): void {
  build.findings.warn(
    'timer_missing',
    node.id,
    messages.triggers.noTime(called(node.bpmn)),
    'The timer event has no time',
    'timer',
  );
}

function freeName(build: Build, key: string): string {
  let name = key;
  for (let n = 2; Object.hasOwn(build.delays, name); n += 1) name = `${key}_${n}`;
  return name;
}
