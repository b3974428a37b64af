/** What the screen shows of a draft at a moment. */
import type { DiagnosticView } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import type { Overtaken } from '../data/drafts.ts';
import type { Element } from '../diagram/services.ts';

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'failed'; message: string }
  | ({ kind: 'overtaken' } & Overtaken);

/** What the screen shows; a new object whenever any of it changes. */
export interface Snapshot {
  /** Grows with every change of the drawing, the selection or the source. */
  revision: number;
  source: VersionSource;
  /** The source with the steps of the drawing as it was last compiled: what expressions can name. */
  named: VersionSource;
  selection: Element | null;
  canUndo: boolean;
  canRedo: boolean;
  save: SaveState;
  diagnostics: DiagnosticView[];
  /** Something changed that has not been checked yet. */
  checking: boolean;
  ready: boolean;
  /** The list of problems is unfolded. */
  problemsOpen: boolean;
  /** The use of a piece of process whose steps are looked at. */
  piece: Element | null;
}
