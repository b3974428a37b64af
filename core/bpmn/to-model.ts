/**
 * From a machine to a BPMN model, so that a definition written as JSON opens in the designer. What a state means beyond
 * its place in the order (who, forms, publicity, actions) goes along as `xz` properties; read back and compiled it
 * behaves the same. What cannot be drawn is a finding.
 */
import type { JsonObject } from '../vocabulary.ts';
import { Findings } from './findings.ts';
import type { BpmnModel, BpmnProcess, Finding } from './model.ts';
import type { PieceOutline } from './pieces.ts';
import { ScopeDrawing } from './write/draw.ts';
import { drawState } from './write/states.ts';
import { lanesOf } from './write/lanes.ts';
import { Ids } from './write/sheet.ts';
import { initialOf, namedSteps, stepsOf, treeOf, type Branch } from './write/tree.ts';
import { messages } from './messages.ts';

interface DrawOptions {
  /** Name of the process. */
  title?: string;
  /** Names of roles, for lanes. */
  roles?: Iterable<{ id: string; name: string }>;
  /** Words for what is heard (`withdraw` → 撤回申请). */
  words?: Readonly<Record<string, string>>;
  /** Pieces of process that states stand for, by id. */
  pieces?: Iterable<readonly [string, PieceOutline]>;
}

interface DrawnModel {
  model: BpmnModel;
  findings: Finding[];
}

/** Draws a machine. */
export function machineToModel(machine: JsonObject, options: DrawOptions = {}): DrawnModel {
  const findings = new Findings();
  const ids = new Ids();
  const key = typeof machine.id === 'string' ? machine.id : 'process';
  const id = ids.free(key);
  const root = treeOf(machine);
  const scope = new ScopeDrawing(
    {
      ids,
      findings,
      words: options.words ?? {},
      pieces: new Map(options.pieces ?? []),
      state: drawState,
    },
    root,
    id,
  );
  const start = ids.free('start');
  scope.sheet.event(start, 'start', [], { xz: { plain: 'true' } });
  scope.drawChildren(root);
  const first = initialOf(root);
  if (first) scope.sheet.flow(start, scope.idOf(first));
  drawRootEvents(scope, root);
  dropUnreached(scope, root);
  const names = new Map([
    ['filer', messages.toModel.applicant],
    ...[...(options.roles ?? [])].map((role) => [role.id, role.name] as [string, string]),
  ] as [string, string][]);
  const drawn = scope.done();
  const process: BpmnProcess = {
    ...drawn,
    name: options.title ?? key,
    executable: true,
    lanes: [],
    xz: key === id ? {} : { step: key },
  };
  process.lanes = lanesOf(process, names, (wanted) => ids.free(wanted));
  if (process.lanes.length > 0) process.participant = { id: ids.free('pool'), name: process.name };
  return { model: { processes: [process], messageFlows: [], artefacts: [] }, findings: findings.list };
}

function wordFor(scope: ScopeDrawing, event: string): string {
  return scope.drawing.words[event] ?? event;
}

/** What the case hears wherever it is: an event sub-process each. */
function drawRootEvents(scope: ScopeDrawing, root: Branch): void {
  const events = [
    ...namedSteps(root, 'on').map(([name, steps]) => ({ name, steps, timer: false })),
    ...namedSteps(root, 'after').map(([name, steps]) => ({ name, steps, timer: true })),
  ];
  for (const { name, steps, timer } of events) {
    const id = scope.drawing.ids.free(`${name}_any_time`);
    const inner = new ScopeDrawing(scope.drawing, root, id);
    const start = inner.drawing.ids.free(`${name}_heard`);
    const definition = timer
      ? ({ trigger: 'timer', timer: { kind: 'duration', value: `=${name}` } } as const)
      : ({ trigger: 'message', ref: name } as const);
    inner.sheet.event(start, 'start', [definition], {
      name: wordFor(scope, name),
      xz: timer ? { delay: name } : {},
    });
    for (const step of steps) drawRootEnd(scope, inner, step.target);
    inner.leadOn(start, root, steps);
    scope.sheet.sub(id, 'event', inner.done(), { name: wordFor(scope, name) });
  }
  if (stepsOf(root, root.config.always).length > 0)
    scope.lost(
      root,
      'always_not_drawn',
      messages.toModel.rootEvents,
      'Eventless transitions of the machine itself cannot be drawn',
    );
}

function drawRootEnd(scope: ScopeDrawing, inner: ScopeDrawing, target: Branch | undefined): void {
  if (!target || inner.entries.has(target)) return;
  const end = scope.drawing.ids.free(`${target.key}_now`);
  inner.entries.set(target, end);
  const { label, end: outcome, ...meta } = target.meta;
  if (target.config.type !== 'final')
    scope.lost(
      target,
      'jump_any_time',
      messages.toModel.rootEnd(target.key),
      `A jump to ${target.key} from anywhere is drawn as an end`,
    );
  const entry = target.config.entry;
  inner.sheet.event(end, 'end', [], {
    name: typeof label === 'string' ? label : '',
    xz: {
      step: target.key,
      ...(typeof outcome === 'string' ? { outcome } : {}),
      ...(Object.keys(meta).length > 0 ? { meta } : {}),
      ...(entry === undefined ? {} : { actions: [entry].flat() }),
    },
  });
}

/** An end that only the events of the whole lead to was drawn with them. */
function dropUnreached(scope: ScopeDrawing, root: Branch): void {
  for (const end of root.children.filter((child) => child.config.type === 'final')) {
    const n = scope.sheet.nodes.findIndex(
      (node) => node.id === scope.entries.get(end) && node.incoming.length === 0,
    );
    if (n >= 0 && namedSteps(root, 'on').some(([, steps]) => steps.some((step) => step.target === end)))
      scope.sheet.nodes.splice(n, 1);
  }
}
