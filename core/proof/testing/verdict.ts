/** What the proof says of a diagram, to be compared with what is known of it. */
import { proveModel } from '../index.ts';
import { diagram, type Line } from './diagram.ts';

/** Lines of the diagram, and its errors as `code element`. */
export type Case = [name: string, lines: Line[], errors: string[]];

/** The errors of the diagram the lines describe, in order. */
export function verdict(lines: Line[]): string[] {
  return proveModel(diagram(...lines))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, element }) => `${code} ${element}`)
    .sort();
}
