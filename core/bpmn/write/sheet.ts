/** A scope while it is drawn: nodes and flows with free ids. */
import type { Json, JsonObject } from '../../vocabulary.ts';
import type {
  EventDefinition,
  EventPosition,
  FlowNode,
  GatewayKind,
  Scope,
  SequenceFlow,
  TaskKind,
} from '../model.ts';

/** Ids of one file; each is given once. */
export class Ids {
  private readonly taken = new Set<string>();

  /** `wanted` as an XML name, made unique by what stands before it in the tree. */
  free(wanted: string, ...before: string[]): string {
    const clean = (text: string): string =>
      text.replace(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^[^\p{L}_]/u, '_$&');
    let id = clean(wanted);
    for (const prefix of [...before].reverse()) if (this.taken.has(id)) id = clean(`${prefix}_${id}`);
    for (let n = 2; this.taken.has(id); n += 1) id = clean(`${wanted}_${n}`);
    this.taken.add(id);
    return id;
  }
}

type More = Partial<Omit<FlowNode, 'type' | 'id'>> & { xz?: Record<string, Json> };

export class Sheet {
  readonly nodes: FlowNode[] = [];
  readonly flows: SequenceFlow[] = [];

  constructor(
    readonly id: string,
    readonly ids: Ids,
  ) {}

  private common(
    id: string,
    { name = '', xz = {} }: More,
  ): Pick<FlowNode, 'id' | 'name' | 'incoming' | 'outgoing' | 'xz' | 'foreign'> {
    return { id, name, incoming: [], outgoing: [], xz, foreign: {} };
  }

  task(id: string, kind: TaskKind, more: More & { message?: string } = {}): string {
    this.nodes.push({
      ...this.common(id, more),
      type: 'task',
      kind,
      ...(more.message ? { message: more.message } : {}),
    });
    return id;
  }

  call(id: string, called: string, more: More = {}): string {
    this.nodes.push({ ...this.common(id, more), type: 'call', called });
    return id;
  }

  gateway(id: string, kind: GatewayKind, more: More = {}): string {
    this.nodes.push({ ...this.common(id, more), type: 'gateway', kind });
    return id;
  }

  event(
    id: string,
    position: EventPosition,
    definitions: EventDefinition[] = [],
    more: More & { attachedTo?: string; interrupting?: boolean } = {},
  ): string {
    const { attachedTo, interrupting = true } = more;
    this.nodes.push({
      ...this.common(id, more),
      type: 'event',
      position,
      definitions,
      interrupting,
      ...(attachedTo ? { attachedTo } : {}),
    });
    return id;
  }

  sub(id: string, kind: 'embedded' | 'event', scope: Scope, more: More = {}): string {
    this.nodes.push({ ...this.common(id, more), type: 'subprocess', kind, scope });
    return id;
  }

  flow(
    source: string,
    target: string,
    more: { name?: string; condition?: string | undefined; xz?: JsonObject } = {},
  ): void {
    const id = this.ids.free(`flow_${source}_${target}`);
    const { name = '', condition, xz = {} } = more;
    this.flows.push({
      id,
      name,
      source,
      target,
      ...(condition === undefined ? {} : { condition }),
      ...(Object.keys(xz).length > 0 ? { xz } : {}),
    });
    this.nodes.find((node) => node.id === source)?.outgoing.push(id);
    this.nodes.find((node) => node.id === target)?.incoming.push(id);
  }

  done(): Scope {
    return { id: this.id, nodes: this.nodes, flows: this.flows };
  }
}
