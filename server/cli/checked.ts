/** What `check` says of a file. */
import type { Finding } from '../../core/bpmn/model.ts';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';

export interface Checked {
  file: string;
  diagnostics: (Diagnostic | Finding)[];
}

/** A file of which nothing can be said but that. */
export function unreadable(message: string, english: string): Finding {
  return { severity: 'error', code: 'file_unreadable', element: '', path: '', message, english };
}
