/** Collects what is wrong with a package: each diagnostic names the file. */
import type { Diagnostic } from '../engine/diagnostic.ts';

/** How many one package may give; a hostile one would otherwise drown the reader. */
const LIMIT = 100;

export class Problems {
  readonly list: Diagnostic[] = [];

  error(code: string, file: string, message: string): void {
    this.add({ severity: 'error', code, element: file, path: file, message });
  }

  warn(code: string, file: string, message: string): void {
    this.add({ severity: 'warning', code, element: file, path: file, message });
  }

  add(...diagnostics: Diagnostic[]): void {
    this.list.push(...diagnostics.slice(0, LIMIT - this.list.length));
  }

  get failed(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }
}
