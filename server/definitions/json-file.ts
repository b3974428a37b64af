/** JSON files of a house. What cannot be read is a diagnostic, never a crash. */
import { readFileSync } from 'node:fs';
import { withoutSchema } from '../../core/definition/schema-line.ts';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import { messages } from './messages.ts';

/** What a file says; the line that tells editors its schema belongs to the file alone. */
export function readJson(path: string, diagnostics: Diagnostic[], file = path): unknown {
  try {
    return withoutSchema(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    diagnostics.push({
      severity: 'error',
      code: 'file_unreadable',
      element: file,
      path: file,
      message: messages.unreadable((error as Error).message),
    });
    return undefined;
  }
}
