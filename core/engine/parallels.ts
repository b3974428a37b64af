/** The states around a state in which several branches run side by side. */
import { isObject } from '../json.ts';
import type { Json } from '../vocabulary.ts';
import type { CompiledProcess } from './process.ts';

/** From the outermost on, by XState id; empty where nothing runs beside it. */
export function parallelsAround({ definition }: CompiledProcess, node: string): { id: string }[] {
  const found: { id: string }[] = [];
  const [root, ...path] = node.split('.');
  let at: Json | undefined = definition.machine as Json;
  let id = root as string;
  for (const name of path) {
    if (!isObject(at)) break;
    if (at.type === 'parallel') found.push({ id });
    at = isObject(at.states) ? at.states[name] : undefined;
    id = `${id}.${name}`;
  }
  return found;
}
