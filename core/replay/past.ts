/** A past case as the house remembers it, with the commands that made it. */
import type { Command } from '../engine/commands.ts';
import { commandOf } from '../engine/kept-command.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { FundEntry } from '../fund/types.ts';
import type { Case, CaseEvent, Instant, Json, JsonObject } from '../vocabulary.ts';
import { commandInRelease01 } from './release-0.1.ts';

/** What is kept of a case. */
export interface PastCase {
  case: Case;
  /** The version it runs on, for the names of things. */
  process: CompiledProcess;
  /** Its log: the events of each command, in order. */
  log: CaseEvent[][];
  /** Lines of fund statements about it. */
  entries: FundEntry[];
  /** The data of the ledger rows it wrote. */
  rows: JsonObject[];
}

/** One command of the log: what was asked, when, and on which facts. Without `command` time or an effect moved the case. */
export interface PastCommand {
  at: Instant;
  answers: Record<string, Json>;
  command?: Command;
}

/** What an account answered. */
export interface PastAnswer {
  event: string;
  data: JsonObject;
  answers: Record<string, Json>;
}

/** Commands that nobody gives again: in a replay time passes and accounts answer by themselves, and no other version is moved to. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'FireTimer',
  'Incident',
  'CountDates',
  'OpenSeats',
  'Migrate',
]);

/** Whether enough was kept to decide it anew: the command, or on which posts the case was started. */
export function isReplayable({ log }: PastCase): boolean {
  const first = log[0]?.[0];
  return first?.command !== undefined || first?.given?.posts !== undefined;
}

/** The commands of a case in order. What decides nothing (a saved draft, a reminder) is left out. */
export function commandsOf(past: PastCase): PastCommand[] {
  return past.log.flatMap((events) => {
    const [first] = events;
    if (!first || first.type === 'answer.received') return [];
    const command = first.command ? again(events, past.case) : commandInRelease01(events, past.case);
    return [{ at: first.at, answers: first.given?.answers ?? {}, ...(command ? { command } : {}) }];
  });
}

function again(events: CaseEvent[], c: Case): Command | undefined {
  const kept = events[0]?.command;
  return !kept || kept.idle || BY_ITSELF.has(kept.type) ? undefined : commandOf(events, c);
}

/** The answers of accounts, in order. */
export function answersOf({ log }: PastCase): PastAnswer[] {
  return log.flatMap(([first]) =>
    first?.type === 'answer.received'
      ? [
          {
            event: String(first.data?.event),
            data: (first.data?.answer ?? {}) as JsonObject,
            answers: first.given?.answers ?? {},
          },
        ]
      : [],
  );
}
