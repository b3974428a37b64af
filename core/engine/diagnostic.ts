/** What the check of a definition finds, and how it is told. */

/** Something wrong with a definition. `element` is the state, form or name; `path` where in the file. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  element: string;
  path: string;
  message: string;
}

/** Notes a diagnostic; an error unless said otherwise. */
export type Report = (
  code: string,
  element: string,
  path: string,
  message: string,
  severity?: Diagnostic['severity'],
) => void;

export function reportTo(diagnostics: Diagnostic[]): Report {
  return (code, element, path, message, severity = 'error') =>
    void diagnostics.push({ severity, code, element, path, message });
}
