/**
 * One draft being edited: the drawing, the source beside it, what is wrong with them, and how far they are saved. Knows
 * nothing of React. Every change goes through the drawing's command stack; after a short rest it is checked, then saved.
 */
import type { DiagnosticView, DraftView } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { session } from '../../api/session.ts';
import type { HouseView } from '../../../core/api-admin.ts';
import { saveDraft, whoOvertook } from '../data/drafts.ts';
import { CHANGE_SOURCE, TOGETHER, type SourceChange } from '../diagram/source-command.ts';
import type { Drawing, Element } from '../diagram/services.ts';
import { readXz, writeXz, type XzPatch } from '../diagram/xz.ts';
import type { Checked } from '../model/assemble.ts';
import { pieceUse } from '../model/pieces.ts';
import { Checker } from '../problems/checker.ts';
import { withNames } from '../problems/called.ts';
import type { Snapshot } from './snapshot.ts';

/** Rest after the last change before it is checked and saved. */
const REST_MS = 600;
/** Pause before another attempt where the server was not reached. */
const RETRY_MS = 5_000;

export class Editor {
  source: VersionSource;
  rev: number;
  /** What was checked last, ready to be run or published. */
  checked: Checked;
  /** Ids marked on the diagram as the way to a finding, until something else is shown. */
  traced: readonly string[] = [];
  private drawing: Drawing | null = null;
  private readonly checker = new Checker();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private changes = 0;
  private working: Promise<void> | null = null;
  private snap: Snapshot;

  constructor(
    readonly draft: DraftView,
    readonly house: HouseView,
  ) {
    this.source = draft.source;
    this.rev = draft.rev;
    this.checked = { source: draft.source, diagnostics: draft.diagnostics };
    this.snap = {
      revision: 0,
      source: draft.source,
      named: draft.source,
      selection: null,
      canUndo: false,
      canRedo: false,
      save: { kind: 'saved', at: draft.savedAt },
      diagnostics: draft.diagnostics,
      checking: false,
      ready: false,
      problemsOpen: false,
      piece: null,
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  snapshot = (): Snapshot => this.snap;

  /** The drawing is on the screen: from now on it can be changed. */
  attach(drawing: Drawing): void {
    this.drawing = drawing;
    const events = drawing.get('eventBus');
    events.on('commandStack.changed', () => this.changed());
    events.on('selection.changed', () => this.show({}));
    // before the name is opened for typing
    events.on('element.dblclick', 2000, ({ element }: { element: Element }) => {
      if (!pieceUse(element)) return undefined;
      this.lookInto(element);
      return false;
    });
    this.show({ ready: true });
    void this.checkOnly();
  }

  /** Shows the steps behind a use of a piece of process; null puts them away. */
  lookInto(piece: Element | null): void {
    this.show({ piece });
  }

  openProblems(open: boolean): void {
    this.show({ problemsOpen: open });
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.snap.save.kind === 'changed') void this.flush().finally(() => this.checker.close());
    else this.checker.close();
  }

  get open(): Drawing {
    if (!this.drawing) throw new Error('the diagram is not there yet');
    return this.drawing;
  }

  // ------------------------------------------------------------------------------------------- changing

  xz(element: Element, patch: XzPatch): void {
    writeXz(
      { modeling: this.open.get('modeling'), bpmnFactory: this.open.get('bpmnFactory') },
      element,
      patch,
    );
  }

  properties(element: Element, properties: Record<string, unknown>): void {
    this.open.get('modeling').updateProperties(element, properties);
  }

  /** Changes what stands beside the diagram. */
  changeSource(change: (source: VersionSource) => VersionSource): void {
    const after = change(this.source);
    if (after === this.source) return;
    const command: SourceChange = { holder: this, before: this.source, after };
    this.open.get('commandStack').execute(CHANGE_SOURCE, command);
  }

  changeDefinition(patch: Record<string, unknown>): void {
    this.changeSource((source) => ({ ...source, definition: merged(source.definition, patch) }));
  }

  /** Several changes as one step back. */
  together(steps: () => void): void {
    this.open.get('commandStack').execute(TOGETHER, { steps });
  }

  undo(): void {
    this.open.get('commandStack').undo();
  }
  redo(): void {
    this.open.get('commandStack').redo();
  }

  // -------------------------------------------------------------------------------------------- finding

  /** The element a problem or a step is about: by its id, or by the name of its state. */
  find(id: string): Element | undefined {
    const registry = this.drawing?.get('elementRegistry');
    return (
      registry?.get(id) ??
      registry?.filter((element) => !element.labelTarget && readXz(element.businessObject).step === id)[0]
    );
  }

  /** Selects an element and brings it into sight. */
  reveal(id: string): boolean {
    const element = this.find(id);
    if (!element) return false;
    this.open.get('selection').select(element);
    const canvas = this.open.get('canvas');
    canvas.resized();
    canvas.scrollToElement(element, 120);
    return true;
  }

  // --------------------------------------------------------------------------------- checking and saving

  /** Checks and saves what is not saved yet; resolves when nothing is left to save or saving failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.working ??= this.work().finally(() => (this.working = null));
    await this.working;
  }

  /** Goes on from what somebody else saved meanwhile, with what is on this screen. */
  async overwrite(rev: number): Promise<void> {
    this.rev = rev;
    this.show({ save: { kind: 'changed' } });
    await this.flush();
  }

  /** The server has checked what was saved; it stands until the next change. */
  told(diagnostics: DiagnosticView[]): void {
    this.show({ diagnostics: this.worded(diagnostics) });
  }

  /** Findings with what an element without a name is called by on the drawing, in the place of its id. */
  worded(diagnostics: readonly DiagnosticView[]): DiagnosticView[] {
    return diagnostics.map((each) => ({ ...each, message: withNames(each, (id) => this.find(id)) }));
  }

  private changed(): void {
    this.changes += 1;
    const overtaken = this.snap.save.kind === 'overtaken';
    this.show({ checking: true, ...(overtaken ? {} : { save: { kind: 'changed' } }) });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), REST_MS);
  }

  private async checkOnly(): Promise<Checked | null> {
    const { xml } = await this.open.saveXML();
    if (xml === undefined) return null;
    const { source, draft, house } = this;
    const checked = await this.checker.check({
      source,
      opened: draft.diagram,
      diagram: xml,
      roles: house.roles,
      pieces: house.pieces,
    });
    if (!checked) return null;
    this.checked = checked;
    this.show({ diagnostics: this.worded(checked.diagnostics), checking: false });
    return checked;
  }

  private async work(): Promise<void> {
    for (let at = -1; at !== this.changes && this.drawing;) {
      at = this.changes;
      const checked = await this.checkOnly();
      if (!checked || this.snap.save.kind === 'overtaken') continue;
      if (!(await this.save(checked))) return;
    }
  }

  private async save({ source }: Checked): Promise<boolean> {
    const at = this.changes;
    this.show({ save: { kind: 'saving' } });
    try {
      const saved = await saveDraft(this.draft.key, this.draft.id, { rev: this.rev, source });
      this.rev = saved.rev;
      this.show({ save: at === this.changes ? { kind: 'saved', at: saved.savedAt } : { kind: 'changed' } });
      return true;
    } catch (error) {
      const other = whoOvertook(error);
      if (other) this.show({ save: { kind: 'overtaken', ...other } });
      else {
        this.show({ save: { kind: 'failed', message: sentenceOf(error) } });
        this.timer = setTimeout(() => void this.flush(), RETRY_MS);
        if (error instanceof HttpError && error.status === 401) void session.back().then(() => this.flush());
      }
      return false;
    }
  }

  /** The forms and parameters of now with the steps of the last check; the same object while neither changed. */
  private named(): VersionSource {
    const { source, named } = this.snap;
    const { machine } = this.checked.source.definition;
    if (source === this.source && named.definition.machine === machine) return named;
    return { ...this.source, definition: { ...this.source.definition, machine } };
  }

  private show(change: Partial<Snapshot>): void {
    // a drawing that is only looked at has none
    const stack = this.drawing?.get('commandStack', false);
    const [first, ...more] = this.drawing?.get('selection').get() ?? [];
    this.snap = {
      ...this.snap,
      revision: this.snap.revision + 1,
      source: this.source,
      named: this.named(),
      selection: first && more.length === 0 ? (first.labelTarget ?? first) : null,
      canUndo: stack?.canUndo() ?? false,
      canRedo: stack?.canRedo() ?? false,
      ...change,
    };
    for (const listener of this.listeners) listener();
  }
}

/** Properties laid over others; `undefined` takes one away. */
function merged(before: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined),
  );
}
