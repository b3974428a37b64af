/** Collects what is to be said about a diagram; the same sentence about the same element only once. */
import type { Finding } from './model.ts';

/** How many findings one pass may give; a broken file would otherwise drown the reader. */
const LIMIT = 500;

export class Findings {
  readonly list: Finding[] = [];
  private readonly said = new Set<string>();

  error(code: string, element: string, message: string, english: string, path = ''): void {
    this.add({ severity: 'error', code, element, path, message, english });
  }

  warn(code: string, element: string, message: string, english: string, path = ''): void {
    this.add({ severity: 'warning', code, element, path, message, english });
  }

  info(code: string, element: string, message: string, english: string, path = ''): void {
    this.add({ severity: 'info', code, element, path, message, english });
  }

  add(finding: Finding): void {
    const key = [finding.code, finding.element, finding.path, finding.english].join('\n');
    if (this.said.has(key) || this.list.length >= LIMIT) return;
    this.said.add(key);
    this.list.push(finding);
  }

  get failed(): boolean {
    return this.list.some((finding) => finding.severity === 'error');
  }
}

/** How an element is named in a sentence: its name in quotation marks, else its id. */
export function called(node: { id: string; name?: string }): string {
  return node.name ? `“${node.name}”` : node.id;
}
