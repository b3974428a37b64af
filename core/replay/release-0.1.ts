/**
 * Records of release 0.1, which kept no commands: each is read back from the events it made happen, as that release wrote
 * them. Nothing is added here for what came later.
 */
import { objectionSlot } from '../blocks/objection/state.ts';
import type { Act, Command } from '../engine/commands.ts';
import { actorOf } from '../engine/kept-command.ts';
import type { Actor, Case, CaseEvent, EventType, JsonObject } from '../vocabulary.ts';

/** The acts that decided something, by the events they told. */
const ACTS: Partial<Record<EventType, { on: 'task' | 'case'; action: string }>> = {
  'task.claimed': { on: 'task', action: 'claim' },
  'task.released': { on: 'task', action: 'release' },
  'task.transferred': { on: 'task', action: 'transfer' },
  'case.suspended': { on: 'case', action: 'suspend' },
  'case.resumed': { on: 'case', action: 'resume' },
  'case.terminated': { on: 'case', action: 'terminate' },
};

/** The first of these among the events of a command says which command it was. */
const TELLING: ReadonlySet<EventType> = new Set<EventType>([
  'case.started',
  'task.acted',
  'action.taken',
  'objection.received',
  'message.received',
  ...(Object.keys(ACTS) as EventType[]),
]);

/** The command of a record; undefined where time moved the case, or nothing was decided. */
export function commandInRelease01(events: readonly CaseEvent[], c: Case): Command | undefined {
  const [first] = events;
  const telling = events.find(({ type }) => TELLING.has(type));
  if (!first || !telling) return undefined;
  const by = actorOf({ ...telling, ...(first.given ? { given: first.given } : {}) });
  const said = telling.data ?? {};
  const comment = typeof said.comment === 'string' ? { comment: said.comment } : {};
  const block = (said.block ?? {}) as JsonObject;
  switch (telling.type) {
    case 'case.started':
      return startOf(c, by, first.given?.data);
    case 'task.acted':
      return { type: 'Act', by, ...placeOf(telling), action: String(said.action), data: block, ...comment };
    case 'action.taken':
      return { type: 'ActOnCase', by, action: String(said.action), data: block, ...comment };
    case 'objection.received': {
      const objection = objectionSlot.of(c).find(({ id }) => id === said.objection);
      return { type: 'FileObjection', by, data: objection?.data ?? {} };
    }
    case 'message.received': {
      const { message, data = {}, from } = said;
      return { type: 'Deliver', id: telling.id, message: String(message), data, from: String(from) };
    }
    default:
      return actOf(telling, { by, ...comment });
  }
}

/** None where no person did it: a task is also given back when its holder has voted elsewhere. */
function actOf(event: CaseEvent, who: { by: Actor; comment?: string }): Command | undefined {
  const act = ACTS[event.type];
  if (!act || who.by.user === 'system') return undefined;
  const { action } = act;
  if (act.on === 'case') return { type: 'ActOnCase', ...who, action };
  const { user, to } = event.data ?? {};
  const receiver = action === 'transfer' ? { to: { user: String(user), name: String(to) } } : {};
  return { type: 'Act', ...who, ...placeOf(event), action, ...receiver };
}

function placeOf({ task = '', step = '', node }: CaseEvent): Pick<Act, 'task' | 'step' | 'node'> {
  return { task, step, ...(node === undefined ? {} : { node }) };
}

function startOf(c: Case, by: Actor, data: JsonObject | undefined): Command {
  return {
    type: 'Start',
    by,
    data: data ?? c.records[0]?.data ?? {},
    ...(c.behalfOf ? { behalfOf: c.behalfOf } : {}),
    ...(c.openedBy ? { openedBy: c.openedBy } : {}),
  };
}
