/**
 * `decide(process, case, command, facts)`: the one pure step from an intent to a new case, what happened and what
 * must follow, or a refusal. No clock, no I/O: the server, the designer's simulator, the tests and the replay tool
 * run this same function.
 */
import type { BlockCommand } from '../blocks/specs.ts';
import type { Actor, Case, CaseEvent, Effect, Rejection } from '../vocabulary.ts';
import { CalendarError } from '../time/calendar.ts';
import { act } from './act.ts';
import { shareOut } from './allowance.ts';
import { actOnCase } from './act-on-case.ts';
import { followLists } from './activities.ts';
import { answer } from './answers.ts';
import { asking, type Asking } from './ask.ts';
import type { Command, Deliver } from './commands.ts';
import { tellOpener } from './ending.ts';
import type { DecisionFacts, FactsAtHand } from './facts.ts';
import { followSeats, openSeats } from './late-seats.ts';
import { keepCommand } from './kept-command.ts';
import type { CompiledProcess } from './process.ts';
import { Refusal, refuse } from './rejections.ts';
import { remember } from './requests.ts';
import { DecisionDraft, SYSTEM, type Reservation } from './run.ts';
import { show } from './shown.ts';
import { blankCase, start } from './start.ts';
import { countDates } from './standstill.ts';
import { fireTimer } from './timers.ts';

export type Decision =
  | { ok: true; case: Case; events: CaseEvent[]; effects: Effect[]; reservations?: readonly Reservation[] }
  | { ok: false; rejection: Rejection };

/**
 * Decides one command, handing out a query wherever an expression reads a look-up. `current` is null for a Start. Throws
 * only for faults of a definition or of the server.
 */
export function deciding(
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  atHand: FactsAtHand,
): Asking<Decision> {
  return asking(atHand, (facts) => {
    // what a watcher saw of a try that met an open query never happened
    process.machine.watch?.decided(false);
    return decide(process, current, command, facts);
  });
}

/** The same on facts that answer at once. */
export function decide(
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  facts: DecisionFacts,
): Decision {
  try {
    const before = current ?? blankCase(process, command, facts);
    if (command.type !== 'Start') admit(process, before, command);
    const run = new DecisionDraft(process, before, facts, actorOf(command));
    if ('allowance' in command && command.allowance !== undefined) run.allowance = command.allowance;
    carry(run, command);
    followLists(run);
    followSeats(run);
    tellOpener(run);
    for (const block of process.blocks) block.decided?.(run);
    shareOut(run);
    show(run);
    remember(run.case, command);
    run.tellGiven();
    keepCommand(run, command);
    const { case: c, events, effects, reservations } = run;
    return { ok: true, case: c, events, effects, ...(reservations.length > 0 ? { reservations } : {}) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, rejection: error.rejection };
    if (error instanceof CalendarError)
      return { ok: false, rejection: { status: 422, code: error.code, message: error.message } };
    throw error;
  }
}

function carry(run: DecisionDraft, command: Command): void {
  switch (command.type) {
    case 'Start':
      return start(run, command);
    case 'Act':
      return act(run, command);
    case 'ActOnCase':
      return actOnCase(run, command);
    case 'FireTimer':
      return fireTimer(run, command);
    case 'Answer':
      return answer(run, command);
    case 'Deliver':
      return deliver(run, command);
    case 'Incident':
      return run.incident(command.message, command.data);
    case 'CountDates':
      return countDates(run);
    case 'OpenSeats':
      return openSeats(run);
    default:
      return byBlock(run, command);
  }
}

/** A command that one of the blocks brings. */
function byBlock(run: DecisionDraft, command: BlockCommand): void {
  const carryOut = run.process.blocks.map(({ commands }) => commands?.[command.type]).find((one) => one);
  if (!carryOut) refuse('unknown_action');
  (carryOut as (run: DecisionDraft, command: BlockCommand) => void)(run, command);
}

/** Other cases are heard only where the definition says so: a message named like an outcome is not one. */
function deliver(run: DecisionDraft, command: Deliver): void {
  const { message, from, data } = command;
  run.emit('message.received', { data: { message, from, data } });
  if (!run.process.definition.messages?.includes(message)) return;
  run.hear({ type: message, data: { message: data } });
}

/** What any command needs of the case's state. */
function admit(process: CompiledProcess, c: Case, command: Exclude<Command, { type: 'Start' }>): void {
  for (const { closedTo } of process.blocks) {
    const why = closedTo?.(c, command);
    if (why) throw new Refusal(why);
  }
  if (command.type === 'Act') {
    if (c.status === 'ended') refuse('not_running');
    if (c.status === 'suspended') refuse('suspended');
    if (command.seq !== undefined && command.seq !== c.seq) refuse('conflict', { details: { seq: c.seq } });
  }
}

function actorOf(command: Command): Actor {
  return 'by' in command ? command.by : SYSTEM;
}
