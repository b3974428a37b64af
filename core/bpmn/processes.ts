/** The processes of a file: which stand on their own, which are called by which, and what is left out when one is taken. */
import { called } from './findings.ts';
import type { BpmnModel, BpmnProcess, Scope } from './model.ts';

/** One process of a file, for who chooses among several. */
export interface ProcessOutline {
  id: string;
  /** As its readers know it: its own name, its pool's, else its id. */
  title: string;
  /** The file says that this one is run. */
  executable: boolean;
  /** How many elements it has. */
  elements: number;
  /** Processes that call it, by id; one that is called comes with its caller and is not chosen alone. */
  calledBy: string[];
  /** What comes with it, because it or what it calls calls it, by id. */
  brings: string[];
  /** What is left out when this one is taken, by id. */
  leaves: string[];
  /** May be chosen. */
  own: boolean;
}

/** Every process of a file that has elements, in the file's order. */
export function outlineProcesses(model: BpmnModel): ProcessOutline[] {
  const own = new Set(processesToRun(model));
  const filled = filledIn(model);
  return filled.map((process) => {
    const brings = processesCalledFrom(process, model);
    const others = filled.filter((other) => other !== process);
    return {
      id: process.id,
      title: process.name || process.participant?.name || process.id,
      executable: process.executable,
      elements: process.nodes.length,
      calledBy: others.filter((other) => callsOf(other).includes(process.id)).map(({ id }) => id),
      brings: others.filter(({ id }) => brings.has(id)).map(({ id }) => id),
      leaves: others.filter(({ id }) => !brings.has(id)).map(({ id }) => id),
      own: own.has(process),
    };
  });
}

/** The processes of a file that are not only called by another: each is one of its own. */
export function processesToRun(model: BpmnModel): BpmnProcess[] {
  const filled = filledIn(model);
  const called = new Set(filled.flatMap((process) => callsOf(process).filter((id) => id !== process.id)));
  const own = filled.filter(({ id }) => !called.has(id));
  return own.length > 0 ? own : filled;
}

function filledIn({ processes }: BpmnModel): BpmnProcess[] {
  return processes.filter((process) => process.nodes.length > 0);
}

/** How a finding names it. */
export function titleOf({ id, name, participant }: BpmnProcess): string {
  return called({ id, name: name || participant?.name || '' });
}

function callsOf(scope: Scope): string[] {
  return scope.nodes.flatMap((node) =>
    node.type === 'call' ? [node.called] : node.type === 'subprocess' ? callsOf(node.scope) : [],
  );
}

/** Processes that become part of this one because it calls them, or what it calls does. */
export function processesCalledFrom(process: BpmnProcess, { processes }: BpmnModel): Set<string> {
  const found = new Set<string>();
  const waiting = [process];
  for (const each of waiting)
    for (const id of callsOf(each)) {
      const target = processes.find((other) => other.id === id);
      if (!target || found.has(id)) continue;
      found.add(id);
      waiting.push(target);
    }
  return found;
}
