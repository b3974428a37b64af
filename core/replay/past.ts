/** A past case as the house remembers it, read back as the commands that made it. */
import { tellerOf } from '../acts/act.ts';
import type { Act, Command } from '../engine/commands.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { FundEntry } from '../fund/account.ts';
import type { Actor, Case, CaseEvent, EventType, Given, Instant, Json, JsonObject } from '../vocabulary.ts';

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

/** The first of these, or of what an act tells, among the events of a command says which command it was. */
const TELLING: ReadonlySet<EventType> = new Set([
  'case.started',
  'task.acted',
  'action.taken',
  'message.received',
]);

/** Whether it was kept on which posts the case was started: the log of an older program did not tell what to decide anew on. */
export function isReplayable({ log }: PastCase): boolean {
  return log[0]?.[0]?.given?.posts !== undefined;
}

/** The commands of a case in order. What decides nothing (a saved draft, a reminder) is left out. */
export function commandsOf(past: PastCase): PastCommand[] {
  return past.log.flatMap((events) => {
    const [first] = events;
    if (!first || first.type === 'answer.received') return [];
    const telling = events.find(
      ({ type }) =>
        TELLING.has(type) || recording(past, type) || tellerOf(past.process, type)?.word.again !== undefined,
    );
    const command = telling && commandOf(past, telling, first.given);
    return [{ at: first.at, answers: first.given?.answers ?? {}, ...(command ? { command } : {}) }];
  });
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

/** How a block reads the command of an event back. */
function recording({ process }: PastCase, type: EventType) {
  return process.blocks.find(({ recorded }) => recorded?.[type])?.recorded?.[type];
}

function commandOf(past: PastCase, event: CaseEvent, given: Given | undefined): Command | undefined {
  const by = actorOf(event, given);
  const said = event.data ?? {};
  const comment = typeof said.comment === 'string' ? { comment: said.comment } : {};
  const block = (said.block ?? {}) as JsonObject;
  const { task = '', step = '', node } = event;
  const at = { task, step, ...(node === undefined ? {} : { node }) };
  const recorded = recording(past, event.type);
  if (recorded) return recorded(past.case, event, by);
  switch (event.type) {
    case 'case.started':
      return startOf(past, by, given);
    case 'task.acted':
      return { type: 'Act', by, ...at, action: String(said.action), data: block, ...comment };
    case 'action.taken':
      return { type: 'ActOnCase', by, action: String(said.action), data: block, ...comment };
    case 'message.received': {
      const { message, data = {}, from } = said;
      return { type: 'Deliver', id: event.id, message: String(message), data, from: String(from) };
    }
    default:
      return againOf(past, event, { by, ...comment }, at);
  }
}

/** The act an event tells of, once more; none where no person did it. */
function againOf(
  { process }: PastCase,
  { type, data = {} }: CaseEvent,
  who: { by: Actor; comment?: string },
  at: Pick<Act, 'task' | 'step' | 'node'>,
): Command | undefined {
  const teller = tellerOf(process, type);
  const came = teller?.word.again?.(data);
  if (!teller || !came || who.by.user === 'system') return undefined;
  const action = teller.act.id;
  return teller.act.on === 'task'
    ? { type: 'Act', ...who, ...at, action, ...came }
    : { type: 'ActOnCase', ...who, action, ...(came.data ? { data: came.data } : {}) };
}

function startOf({ case: c }: PastCase, by: Actor, given: Given | undefined): Command {
  return {
    type: 'Start',
    by,
    data: given?.data ?? c.records[0]?.data ?? {},
    ...(c.behalfOf ? { behalfOf: c.behalfOf } : {}),
    ...(c.openedBy ? { openedBy: c.openedBy } : {}),
  };
}

/** Who acted, with the posts held then. */
function actorOf({ by }: CaseEvent, given: Given | undefined): Actor {
  const positions = (given?.posts ?? []).map((post) => {
    const at = post.lastIndexOf('@');
    return { role: post.slice(0, at), region: post.slice(at + 1) };
  });
  return { user: by.user, name: by.name, positions };
}
