/** Pass 1: chooses the process and makes a node of every element, sub-processes and processes called in the same file inlined. */
import { RESERVED } from '../../engine/scope.ts';
import { called, type Findings } from '../findings.ts';
import type { BpmnModel, BpmnProcess, FlowNode, Lane, Scope } from '../model.ts';
import { processesCalledFrom, processesToRun, titleOf } from '../processes.ts';
import type { Node, ScopeGraph } from './linked.ts';
import { messages } from '../messages.ts';

/** How deep processes may call each other within a file before it is taken for a circle. */
const MAX_CALLS = 8;

/**
 * The process to compile: the one that is wanted, else the only one there is to run, else the only executable one. Which
 * of several is meant is asked for, and those left out are named.
 */
export function chooseProcess(
  model: BpmnModel,
  wanted: string | undefined,
  findings: Findings,
): BpmnProcess | null {
  const own = processesToRun(model);
  const executable = own.filter((process) => process.executable);
  const chosen = model.processes.find(({ id }) => id === wanted) ?? executable[0] ?? own[0] ?? null;
  if (!chosen) {
    findings.error(
      'process_empty',
      model.processes[0]?.id ?? '',
      messages.index.empty,
      'The process has no elements',
    );
    return null;
  }
  const inlined = processesCalledFrom(chosen, model);
  const others = model.processes.filter(
    (process) => process.nodes.length > 0 && process !== chosen && !inlined.has(process.id),
  );
  if (wanted === undefined && own.length > 1 && executable.length !== 1)
    findings.warn(
      'process_choice',
      chosen.id,
      messages.index.choose(own.map(titleOf), titleOf(chosen)),
      `The file has ${own.length} processes (${own.map(({ id }) => id).join(', ')}); say which is meant`,
    );
  for (const other of others) {
    findings.warn(
      'process_beside',
      other.id,
      messages.index.moreProcesses(titleOf(other)),
      `The file has another process, ${other.id}, which is left out; it is published on its own`,
    );
  }
  return chosen;
}

/** The graph of a process without flows yet. */
export function indexProcess(process: BpmnProcess, model: BpmnModel, findings: Findings): ScopeGraph {
  return new Indexer(model, findings).scope(process, process.lanes, undefined, undefined, [process.id]);
}

class Indexer {
  private readonly keys = new Set<string>();

  constructor(
    private readonly model: BpmnModel,
    private readonly findings: Findings,
  ) {}

  scope(
    scope: Scope,
    lanes: Lane[],
    owner: Node | undefined,
    parent: ScopeGraph | undefined,
    calls: string[],
  ): ScopeGraph {
    const graph: ScopeGraph = {
      id: scope.id,
      nodes: [],
      starts: [],
      events: [],
      lanes,
      ...(owner ? { owner } : {}),
      ...(parent ? { parent } : {}),
    };
    for (const bpmn of scope.nodes) graph.nodes.push(this.node(bpmn, graph, lanes, calls));
    return graph;
  }

  private node(bpmn: FlowNode, scope: ScopeGraph, lanes: Lane[], calls: string[]): Node {
    const node: Node = { id: bpmn.id, key: this.keyOf(bpmn), bpmn, scope, in: [], out: [], boundaries: [] };
    if (bpmn.type === 'subprocess') node.inner = this.scope(bpmn.scope, lanes, node, scope, calls);
    const target =
      bpmn.type === 'call'
        ? this.model.processes.find(({ id }) => id === bpmn.called && id !== '')
        : undefined;
    if (!target) return node;
    if (calls.includes(target.id) || calls.length > MAX_CALLS) {
      this.findings.error(
        'call_circle',
        bpmn.id,
        messages.index.callsItself(called(bpmn)),
        'The called process calls itself',
        'calledElement',
      );
    } else node.inner = this.scope(target, target.lanes, node, scope, [...calls, target.id]);
    return node;
  }

  /** A state's key: the element's id unless the drawing names the step; no dots, no reserved words. */
  private keyOf(bpmn: FlowNode): string {
    const own = bpmn.xz.step;
    const key = (typeof own === 'string' && own !== '' ? own : bpmn.id).replace(/[.#*\s]/g, '_');
    if (this.keys.has(key)) return key;
    this.keys.add(key);
    return RESERVED.includes(key) || key in Object.prototype ? `${key}_` : key;
  }
}
