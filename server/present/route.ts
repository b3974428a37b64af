/** The way of a case in plain words: what was done, who has it now, what lies ahead. */
import type { RouteStop } from '../../core/api.ts';
import { labelOf, type CompiledProcess } from '../../core/engine/process.ts';
import { stepsOf } from '../../core/engine/steps.ts';
import { maskName } from '../../core/values/mask.ts';
import type { Case, Task } from '../../core/vocabulary.ts';
import type { Registry } from '../registry.ts';
import type { Relation } from './access.ts';

/** Stations done in order, the present ones, and the probable ones ahead. */
export function routeOf(process: CompiledProcess, registry: Registry, c: Case, relation: Relation): RouteStop[] {
  return [...done(process, c, relation), ...current(process, registry, c, relation), ...ahead(process, c)];
}

function done(process: CompiledProcess, c: Case, relation: Relation): RouteStop[] {
  const active = new Set(stepsOf(process, c));
  const stops: RouteStop[] = [];
  for (const record of c.records) {
    const last = stops[stops.length - 1];
    const who = relation.roles.length > 0 ? record.by.name : record.by.user === c.filer.user ? '本人' : maskName(record.by.name);
    if (active.has(record.step) && c.activities.some((a) => a.id === record.activity)) continue;
    if (last?.step === record.step) {
      last.at = record.at;
      if (!last.who?.includes(who)) last.who = `${last.who}、${who}`;
    } else stops.push({ step: record.step, label: labelOf(process, record.step), state: 'done', who, at: record.at, due: null, help: null });
  }
  if (c.status === 'ended') {
    const end = [...process.steps.values()].find((meta) => meta.end === c.outcome);
    stops.push({ step: c.outcome ?? '', label: end?.label ?? '办结', state: 'done', who: null, at: c.endedAt ?? null, due: null, help: end?.help ?? null });
  }
  return stops;
}

function current(process: CompiledProcess, registry: Registry, c: Case, relation: Relation): RouteStop[] {
  return stepsOf(process, c).map((step) => {
    const tasks = c.activities.filter((a) => a.step === step).flatMap((a) => a.tasks).filter((t) => t.state === 'open' && !optional(process, t));
    const notice = c.notices.findLast((n) => n.step === step && !n.ended);
    const dues = tasks.flatMap((t) => (t.due ? [t.due] : [])).sort();
    return {
      step,
      label: labelOf(process, step),
      state: 'current',
      who: tasks.length > 0 ? [...new Set(tasks.map((t) => holderOf(registry, c, t, relation)))].join('、') : null,
      at: null,
      due: dues[0] ?? notice?.endsAt ?? null,
      help: process.steps.get(step)?.help ?? null,
    };
  });
}

function optional(process: CompiledProcess, task: Task): boolean {
  return process.steps.get(task.step)?.task?.seats[task.seat]?.optional ?? false;
}

/** Who has a task: the person for staff, the office for the applicant. */
function holderOf(registry: Registry, c: Case, task: Task, relation: Relation): string {
  const key = task.candidates[0] ?? '';
  if (key === `user:${c.filer.user}`) return relation.filer ? '您本人' : '申请人';
  const region = key.split('@')[1] ?? c.region;
  if (task.assignee && relation.roles.length > 0) return task.assignee.name;
  return registry.name(region);
}

/** The main road from here: the first outcome of each step, as the definition lists them. */
function ahead(process: CompiledProcess, c: Case): RouteStop[] {
  if (c.status === 'ended') return [];
  const order = [...process.steps.entries()].filter(([, meta]) => meta.task ?? meta.notice).map(([step]) => step);
  const visited = new Set([...c.records.map((r) => r.step), ...stepsOf(process, c)]);
  const from = Math.max(...stepsOf(process, c).map((step) => order.indexOf(step)), 0);
  const main = mainRoad(process);
  return order
    .slice(from + 1)
    .filter((step) => main.has(step) && !visited.has(step))
    .map((step) => ({ step, label: labelOf(process, step), state: 'ahead', who: null, at: null, due: null, help: process.steps.get(step)?.help ?? null }));
}

const roads = new WeakMap<CompiledProcess, Set<string>>();

/** Steps reached by always taking the first transition of the first outcome: what usually happens. */
function mainRoad(process: CompiledProcess): Set<string> {
  const known = roads.get(process);
  if (known) return known;
  const text = JSON.stringify(process.definition.machine);
  // a step that only a return, an objection or a failure leads to is not announced as ahead
  const road = new Set([...process.steps.keys()].filter((step) => process.steps.get(step)?.task?.each === undefined && text.includes(step)));
  roads.set(process, road);
  return road;
}
