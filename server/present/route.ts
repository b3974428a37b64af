/** The way of a case in plain words: what was done, who has it now, what lies ahead. */
import type { RouteStop } from '../../core/api.ts';
import { levelOf } from '../../core/engine/candidates.ts';
import { isOptional } from '../../core/engine/origin.ts';
import { endOf, labelAt, labelOfStep, statesNamed, type CompiledProcess } from '../../core/engine/process.ts';
import { statesOf, stepsOf } from '../../core/engine/steps.ts';
import { isOpen } from '../../core/time/open.ts';
import { officeOf } from '../../core/values/region.ts';
import type { Case, StepRecord, Task } from '../../core/vocabulary.ts';
import type { Registry } from '../registry.ts';
import { nameOfDoer, type Relation } from './access.ts';
import { messages } from './messages.ts';

/** Stations done in order, the present ones, and the probable ones ahead. */
export function routeOf(
  process: CompiledProcess,
  registry: Registry,
  c: Case,
  relation: Relation,
): RouteStop[] {
  return [
    ...done(process, registry, c, relation),
    ...current(process, registry, c, relation),
    ...ahead(process, c),
  ];
}

function done(process: CompiledProcess, registry: Registry, c: Case, relation: Relation): RouteStop[] {
  const stops: RouteStop[] = [];
  for (const record of c.records) {
    const last = stops[stops.length - 1];
    const who = doerOf(process, registry, c, relation, record);
    if (c.activities.some((a) => a.id === record.activity)) continue;
    const label = labelAt(process, record);
    if (last?.step === record.step && last.label === label) {
      last.at = record.at;
      if (!last.who?.includes(who)) last.who = `${last.who}${messages.between}${who}`;
    } else
      stops.push({
        step: record.step,
        label,
        state: 'done',
        who,
        at: record.at,
        due: null,
        help: null,
      });
  }
  for (const { step, at } of process.blocks.flatMap((block) => block.passed?.(c) ?? [])) {
    const place = stops.findIndex((stop) => stop.at !== null && stop.at > at);
    const stop: RouteStop = {
      step,
      label: labelOfStep(process, step),
      state: 'done',
      who: null,
      at,
      due: null,
      help: null,
    };
    stops.splice(place < 0 ? stops.length : place, 0, stop);
  }
  if (c.status === 'ended') {
    const end = endOf(process, c.outcome);
    stops.push({
      step: c.outcome ?? '',
      label: end?.label ?? messages.over,
      state: 'done',
      who: null,
      at: c.endedAt ?? null,
      due: null,
      help: end?.help ?? null,
    });
  }
  return stops;
}

/** Who did something: the person for staff, the office for who applied. */
function doerOf(
  process: CompiledProcess,
  registry: Registry,
  c: Case,
  relation: Relation,
  { by, role }: StepRecord,
): string {
  if (relation.roles.length > 0) return nameOfDoer(relation, by);
  if (by.user === c.filer.user) return messages.self;
  const level = levelOf(role, process.roles);
  const office = level === 'any' || level === 'external' ? null : officeOf(c.region, level);
  return office ? registry.name(office) : nameOfDoer(relation, by);
}

function current(process: CompiledProcess, registry: Registry, c: Case, relation: Relation): RouteStop[] {
  return statesOf(process, c).map(({ id, step, meta }) => {
    const tasks = c.activities
      .filter((a) => a.node === id)
      .flatMap((a) => a.tasks)
      .filter((t) => t.state === 'open' && !(meta.task && isOptional(meta.task, t)));
    const open = tasks.some(({ dueOpen }) => dueOpen);
    const dues = tasks.flatMap((t) => (t.due ? [t.due] : [])).sort();
    const untils = process.blocks.flatMap((block) => block.until?.(c, step) ?? []).sort();
    const known = untils.filter((at) => !isOpen(at));
    return {
      step,
      label: meta.label ?? step,
      state: 'current',
      who:
        tasks.length > 0
          ? [...new Set(tasks.map((t) => holderOf(registry, c, t, relation)))].join(messages.between)
          : null,
      at: null,
      due: dues[0] ?? known[0] ?? null,
      ...(dues.length === 0 && (open || known.length < untils.length) ? { dueOpen: true } : {}),
      help: meta.help ?? null,
    };
  });
}

/** Who has a task: the person for staff, the office for the applicant. */
function holderOf(registry: Registry, c: Case, task: Task, relation: Relation): string {
  const key = task.candidates[0] ?? '';
  if (key === `user:${c.filer.user}`) return relation.filer ? messages.you : messages.applicant;
  const region = key.split('@')[1] ?? c.region;
  if (task.assignee && relation.roles.length > 0) return task.assignee.name;
  return registry.name(region);
}

/** The usual way from the furthest of its stations reached; special turns are not promised. */
function ahead(process: CompiledProcess, c: Case): RouteStop[] {
  if (c.status === 'ended') return [];
  const usual = process.definition.usual ?? [];
  const here = stepsOf(process, c);
  const present = here.map((step) => usual.indexOf(step)).filter((n) => n >= 0);
  const last = c.records.findLast((record) => usual.includes(record.step))?.step ?? '';
  const reached = present.length > 0 ? Math.max(...present) : usual.indexOf(last);
  return usual
    .slice(reached + 1)
    .filter((step) => !here.includes(step))
    .map((step) => ({
      step,
      label: labelOfStep(process, step),
      state: 'ahead',
      who: null,
      at: null,
      due: null,
      help: statesNamed(process, step).find(({ meta }) => meta.help)?.meta.help ?? null,
    }));
}
