/** Who acts at a task, with which form, with which outcomes: from our properties, the lane, and as a hint from other vendors. */
import type { PeriodSpec } from '../../definition/process.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Build } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import { outcomesAfter } from '../compile/walk.ts';
import { called } from '../findings.ts';
import { foreignAttribute, foreignElement } from '../read/extensions.ts';
import { label, objectOf, textOf } from './dress.ts';
import { ownPeriod } from './periods.ts';
import { isForStarter } from './starter.ts';
import { messages } from '../messages.ts';

/** Acts where a drawing does not say who. */
const FALLBACK_ROLE = 'admin';

/** `meta.task` of a node. */
function taskOf(build: Build, node: Node): JsonObject {
  const { xz } = node.bpmn;
  const whole = objectOf(xz.task);
  const outcomes =
    Object.keys(objectOf(whole.outcomes)).length > 0 ? objectOf(whole.outcomes) : outcomesOf(node);
  const form = formOf(build, node, whole);
  const due = dueOf(build, node);
  const mode = textOf(xz.mode);
  return {
    ...whole,
    ...(mode && whole.mode === undefined ? { mode } : {}),
    ...(form !== undefined ? { form } : {}),
    ...(due && whole.due === undefined ? { due: due as JsonObject } : {}),
    seats: Array.isArray(whole.seats) && whole.seats.length > 0 ? whole.seats : [seatOf(build, node)],
    outcomes,
  };
}

/** How long it may take, as the drawing says; a length that is not understood is none. */
function dueOf(build: Build, node: Node): PeriodSpec | null {
  const written = node.bpmn.xz.due;
  if (written === undefined || written === '') return null;
  const due = ownPeriod(written);
  if (!due)
    build.findings.error(
      'due_unreadable',
      node.id,
      messages.who.dueUnknown(
        called(node.bpmn),
        typeof written === 'string' ? written : JSON.stringify(written),
      ),
      `Unreadable time limit ${JSON.stringify(written)}; write 3wd, 10cd, 24h`,
      'due',
    );
  return due;
}

function seatOf(build: Build, node: Node): JsonObject {
  const own = textOf(node.bpmn.xz.role);
  if (own) {
    const roles = own.split(/[,,\s]+/).filter((role) => role !== '');
    return { role: roles.length === 1 ? (roles[0] as string) : roles };
  }
  if (isForStarter(node)) return { role: 'filer' };
  const lane = laneRole(build, node);
  if (lane) return { role: lane };
  const hint = vendorsWho(node);
  build.findings.warn(
    'who_missing',
    node.id,
    messages.who.nobody(called(node.bpmn), hint ? messages.who.drawnAs(hint) : ''),
    `Nobody is named for this task; it goes to ${FALLBACK_ROLE}${hint ? ` (the drawing says ${hint})` : ''}`,
    'role',
  );
  return { role: FALLBACK_ROLE };
}

/** The role of the innermost lane that has one; a lane's name counts where it is a known role's. */
function laneRole(build: Build, node: Node): string | undefined {
  const { lanes } = node.scope;
  for (
    let lane = lanes.find(({ id }) => id === node.bpmn.lane);
    lane;
    lane = lanes.find(({ id }) => id === lane?.parent)
  ) {
    if (lane.role === undefined) continue;
    const known = build.roles.get(lane.role) ?? build.roles.get(lane.role.split(':')[0] as string);
    if (build.roles.size === 0 && /^[a-z][a-z0-9_]*(:.+)?$/.test(lane.role)) return lane.role;
    if (known !== undefined) return lane.role.includes(':') ? lane.role : known;
  }
  return undefined;
}

function vendorsWho(node: Node): string | undefined {
  const { foreign } = node.bpmn;
  const zeebe = foreignElement(foreign, 'zeebe:assignmentDefinition');
  const names = [
    foreignAttribute(foreign, 'candidateGroups'),
    foreignAttribute(foreign, 'candidateUsers'),
    foreignAttribute(foreign, 'assignee'),
    zeebe?.candidateGroups,
    zeebe?.assignee,
  ];
  const found = names.find((name): name is string => typeof name === 'string' && name !== '');
  return found ?? node.scope.lanes.find(({ id }) => id === node.bpmn.lane)?.name;
}

function formOf(build: Build, node: Node, whole: JsonObject): Json | undefined {
  if (whole.form !== undefined) return whole.form;
  const own = textOf(node.bpmn.xz.form);
  if (own !== undefined) return own;
  const seats = Array.isArray(whole.seats) ? whole.seats : [];
  const given = seats.some((seat) => objectOf(seat).form !== undefined) || Object.keys(whole).length > 0;
  if (given) return undefined;
  const hint =
    foreignAttribute(node.bpmn.foreign, 'formKey') ??
    textOf(foreignElement(node.bpmn.foreign, 'zeebe:formDefinition')?.formId);
  build.findings.warn(
    'form_missing',
    node.id,
    messages.who.noForm(called(node.bpmn), hint ? messages.who.drawnAs(hint) : ''),
    `No form is set for this task${hint ? ` (the drawing says ${hint})` : ''}`,
    'form',
  );
  return undefined;
}

const TONES: Record<string, string> = {
  approve: 'positive',
  complete: 'positive',
  submit: 'positive',
  reject: 'negative',
  return: 'back',
};

/** Named in `xz:outcomes`, told apart by the gateways behind, else just done. */
function outcomesOf(node: Node): JsonObject {
  const named = (textOf(node.bpmn.xz.outcomes) ?? '')
    .split(/[,,]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  const own = named
    .map((pair) => pair.split('=').map((part) => part.trim()))
    .map(([name, words]) => ({ name: name as string, label: words || (name as string) }));
  const after = outcomesAfter(node);
  const all = [...own, ...after.filter(({ name }) => !own.some((each) => each.name === name))];
  const list = all.length > 0 ? all : [{ name: 'complete', label: messages.who.done }];
  return Object.fromEntries(
    list.map(({ name, label: words }) => [
      name,
      { label: words, ...(TONES[name] ? { tone: TONES[name] } : {}) },
    ]),
  );
}

export function taskMeta(build: Build, node: Node, more: JsonObject = {}): JsonObject {
  return { ...label(node), task: { ...taskOf(build, node), ...more } };
}
