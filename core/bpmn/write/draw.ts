/** One scope of a machine as a sheet of BPMN: where a token enters, where it leaves, what cannot be drawn. */
import type { Json } from '../../vocabulary.ts';
import { objectOf } from '../elements/dress.ts';
import type { Findings } from '../findings.ts';
import type { FlowNode, Scope } from '../model.ts';
import type { PieceOutline } from '../pieces.ts';
import { Sheet, type Ids } from './sheet.ts';
import type { Branch, Step } from './tree.ts';
import { isNeat } from './neat.ts';
import { messages } from '../messages.ts';

interface Drawing {
  ids: Ids;
  findings: Findings;
  /** Words for what is heard. */
  words: Readonly<Record<string, string>>;
  /** Pieces of process that states stand for. */
  pieces: ReadonlyMap<string, PieceOutline>;
  /** Draws one state on a scope's sheet; handed in, because a state may hold a scope of its own. */
  state(scope: ScopeDrawing, state: Branch): void;
}

/** One scope in the making. */
export class ScopeDrawing {
  readonly sheet: Sheet;
  /** Where a token goes that enters a state drawn here. */
  readonly entries = new Map<Branch, string>();
  /** Ways out of this scope from within: the target, by the end event that leads there. */
  readonly exits = new Map<Branch, { end: string; code: string }>();

  constructor(
    readonly drawing: Drawing,
    readonly owner: Branch,
    id: string,
  ) {
    this.sheet = new Sheet(id, drawing.ids);
  }

  /** Draws the children of a state, and what leads to the first of them. */
  drawChildren(holder: Branch): void {
    for (const child of holder.children) this.reserve(child);
    for (const child of holder.children) this.drawing.state(this, child);
  }

  /** An id for a state before anything points at it; what is inside a neat parallel state stands on the same sheet. */
  private reserve(state: Branch): void {
    this.entries.set(state, this.drawing.ids.free(state.key, ...state.path.slice(0, -1)));
    if (!isNeat(state)) return;
    for (const region of state.children)
      for (const inner of region.children) if (inner.config.type !== 'final') this.reserve(inner);
  }

  idOf(state: Branch): string {
    return this.entries.get(state) ?? this.exit(state);
  }

  /** Key and step where they differ. */
  stepOf(state: Branch): Record<string, Json> {
    return this.entries.get(state) === state.key ? {} : { step: state.key };
  }

  /** The node to go to for a target that need not stand on this sheet. */
  private exit(target: Branch): string {
    const known = this.exits.get(target);
    if (known) return known.end;
    const end = this.drawing.ids.free(`to_${target.key}`, this.sheet.id);
    this.exits.set(target, { end, code: end });
    this.sheet.event(end, 'end', [{ trigger: 'error', ref: end }], {
      name: String(objectOf(target.meta).label ?? ''),
    });
    return end;
  }

  /** Where a target is to be sought: itself, or what it lies in on this sheet. */
  place(target: Branch): Branch {
    for (let at: Branch | undefined = target; at; at = at.parent) {
      if (!this.entries.has(at)) continue;
      if (at !== target)
        this.lost(
          target,
          'jump_inside',
          messages.draw.onlyTheStart(target.key, at.key),
          `A jump into ${target.key} is drawn as one to the beginning of ${at.key}`,
        );
      return at;
    }
    return target;
  }

  lost(state: Branch, code: string, message: string, english: string): void {
    this.drawing.findings.warn(code, state.path.join('.'), message, english);
  }

  /** Flows from a node for transitions that are tried in order; `outcome` becomes part of their conditions. */
  flowsFrom(source: string, from: Branch, steps: Step[], outcome?: string, name = ''): void {
    for (const step of steps) {
      if (step.where)
        this.lost(
          from,
          'guard_not_drawn',
          messages.draw.dependsOnOthers(from.key),
          `A transition of ${from.key} depends on where other branches are; that cannot be drawn`,
        );
      const said = outcome === undefined ? undefined : `outcome = ${JSON.stringify(outcome)}`;
      const condition =
        said !== undefined && step.feel !== undefined ? `${said} and (${step.feel})` : (said ?? step.feel);
      const target = step.target ? this.idOf(this.place(step.target)) : this.idOf(from);
      const stays = step.target === undefined || (step.target === from && !step.reenter);
      const xz = {
        ...(step.actions.length > 0 ? { actions: step.actions } : {}),
        ...(stays ? { internal: true } : {}),
      };
      this.sheet.flow(source, target, { name, condition, xz });
    }
  }

  /** Behind a node: its transitions, over a gateway where there are several. */
  leadOn(source: string, from: Branch, steps: Step[]): void {
    if (steps.length <= 1) return this.flowsFrom(source, from, steps);
    const gateway = this.sheet.gateway(this.drawing.ids.free(`${source}_or`), 'exclusive');
    this.sheet.flow(source, gateway);
    this.flowsFrom(gateway, from, steps);
  }

  /** After the inside of `state` was drawn on a sheet of its own: its ways out are caught at the edge. */
  catchExits(inner: ScopeDrawing, host: string): void {
    for (const [target, { code }] of inner.exits) {
      const id = this.drawing.ids.free(`out_${code}`);
      this.sheet.event(id, 'boundary', [{ trigger: 'error', ref: code }], { attachedTo: host });
      this.sheet.flow(id, this.idOf(this.place(target)));
    }
  }

  done(): Scope {
    for (const node of [...this.sheet.nodes])
      if (node.type === 'gateway' && node.kind === 'parallel' && node.outgoing.length > 1)
        this.mergeBefore(node);
    return this.sheet.done();
  }

  /** Ways that come together at a fork come together before it: a parallel gateway would wait for all of them. */
  private mergeBefore(fork: FlowNode): void {
    if (fork.incoming.length < 2) return;
    const merge = this.sheet.gateway(this.drawing.ids.free(`${fork.id}_in`), 'exclusive');
    const node = this.sheet.nodes.at(-1) as FlowNode;
    for (const flow of this.sheet.flows) if (flow.target === fork.id) flow.target = merge;
    node.incoming.push(...fork.incoming.splice(0));
    this.sheet.flow(merge, fork.id);
  }
}
