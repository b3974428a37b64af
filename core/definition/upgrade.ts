/**
 * Definitions written for an older format of the process language, brought to the present one by numbered steps; those
 * written for a newer one are refused. Whoever reads a definition from outside — a file, a package, a stored version —
 * sends it through here before it is checked.
 */
import type { Diagnostic } from '../engine/diagnostic.ts';
import { words } from './messages.ts';
import { sayWhatWasGuessed } from './upgrade-1.ts';
import { isObject } from '../json.ts';

/** The format of processes this program writes and runs; `format` in `ProcessDefinition`. */
export const FORMAT = 2;

/** One step of the language's history. Never edited once released; a change of the language is a new step. */
interface UpgradeStep {
  /** The format it takes; it gives the next one. */
  from: number;
  /** What it does, in Chinese, for whoever reads the diagnostics. */
  what: string;
  /** Pure; leaves its argument alone. `format` is set by the caller. */
  up(definition: Record<string, unknown>): Record<string, unknown>;
}

/** Steps in order, one for every format before the present one. */
export const UPGRADES: readonly UpgradeStep[] = [
  {
    from: 0,
    what: words.upgrade.format,
    up: (definition) => definition,
  },
  {
    from: 1,
    what: words.upgrade.guessed,
    up: sayWhatWasGuessed,
  },
];

/** The format of forms and shared groups this program writes and reads; `format` in `FormDefinition`. */
export const FORM_FORMAT = 1;

/** The same for the language of forms. */
export const FORM_UPGRADES: readonly UpgradeStep[] = [
  {
    from: 0,
    what: words.upgrade.format,
    up: (form) => form,
  },
];

/** The format of reusable pieces this program writes and reads; `format` in `PieceDefinition`. */
export const PIECE_FORMAT = 1;

/** The same for the language of pieces: what a step of the process language changes in states changes theirs too. */
export const PIECE_UPGRADES: readonly UpgradeStep[] = [
  {
    from: 0,
    what: words.upgrade.format,
    up: (piece) => piece,
  },
];

/**
 * Brings a definition to the present format. What comes back is the present format exactly when no diagnostic is an
 * error; else it is what was handed in. What is no object is left to the check of the definition.
 *
 * Codes: `format_newer`, `format_invalid` (errors), `format_upgraded` (warning).
 */
export function upgradeDefinition(definition: unknown): { definition: unknown; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = upgraded(definition, {
    what: words.upgrade.process,
    element: 'process',
    format: FORMAT,
    steps: UPGRADES,
  });
  return { definition: value, diagnostics };
}

/** The same for a form or a shared group, `id` by where it lies. */
export function upgradeForm(form: unknown, id: string): { form: unknown; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = upgraded(form, {
    what: words.upgrade.form,
    element: id,
    format: FORM_FORMAT,
    steps: FORM_UPGRADES,
  });
  return { form: value, diagnostics };
}

/** The same for a piece, `id` as it is used. */
export function upgradePiece(piece: unknown, id: string): { piece: unknown; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = upgraded(piece, {
    what: words.upgrade.piece,
    element: id,
    format: PIECE_FORMAT,
    steps: PIECE_UPGRADES,
  });
  return { piece: value, diagnostics };
}

interface Language {
  /** What is written in it, in Chinese. */
  what: string;
  element: string;
  /** The present one. */
  format: number;
  steps: readonly UpgradeStep[];
}

function upgraded(
  written: unknown,
  { what, element, format: present, steps: all }: Language,
): { value: unknown; diagnostics: Diagnostic[] } {
  const told = (severity: Diagnostic['severity'], code: string, message: string): Diagnostic[] => [
    { severity, code, element, path: '/format', message },
  ];
  if (!isObject(written)) return { value: written, diagnostics: [] };
  const { format = 0 } = written as { format?: unknown };
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 0) {
    const message = words.upgrade.invalid(present, short(format));
    return { value: written, diagnostics: told('error', 'format_invalid', message) };
  }
  if (format > present) {
    const message = words.upgrade.newer(what, format, present);
    return { value: written, diagnostics: told('error', 'format_newer', message) };
  }
  if (format === present) return { value: written, diagnostics: [] };
  const steps = all.filter(({ from }) => from >= format);
  const value = steps.reduce<Record<string, unknown>>(
    (old, step) => ({ ...step.up(old), format: step.from + 1 }),
    written,
  );
  const message = words.upgrade.done(
    what,
    format,
    present,
    steps.map((step) => step.what),
  );
  return { value, diagnostics: told('warning', 'format_upgraded', message) };
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
