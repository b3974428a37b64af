/** A source compiled, whatever it is: the one way from stored or edited text to something that runs. */
import type { VersionSource } from '../definition/source.ts';
import { upgradeDefinition } from '../definition/upgrade.ts';
import { compileProcess, type CompileResult, type ProcessSource } from '../engine/compile.ts';
import { messages } from './messages.ts';

/** What the house adds: its roles, the version's number, the JSON Schema engine. */
type CompileFacts = Omit<ProcessSource, 'definition' | 'forms' | 'groups' | 'pieces'>;

/** Brings the definition to the present format, checks and compiles. Never throws, whatever the source is. */
export function compileSource(source: VersionSource, house: CompileFacts): CompileResult {
  const { definition, diagnostics } = upgradeDefinition(source.definition);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  try {
    const { forms, groups, pieces = {} } = source;
    const result = compileProcess({ ...house, definition, forms, groups, pieces });
    return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
  } catch (error) {
    const message = messages.compile.broken((error as Error).message);
    return {
      diagnostics: [
        ...diagnostics,
        { severity: 'error', code: 'definition_invalid', element: 'process', path: '', message },
      ],
    };
  }
}
