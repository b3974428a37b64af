/**
 * One form being filled in: what was typed, what follows from it, what is wrong with it. Knows nothing of React or of
 * looks. Every field on the screen listens to its own path only, so a keystroke redraws one field.
 *
 * `typed` keeps everything the person entered, also in branches that are hidden at the moment; `data` is what is
 * there: computed values in, hidden branches out. Handed in is `submission()`.
 */
import type { Access } from '../../../core/definition/form.ts';
import { isEmpty } from '../../../core/form/empty.ts';
import { fieldsOf, itemsOf, kindOf, requiredOf, schemaAt } from '../../../core/form/fields.ts';
import { inFormOrder } from '../../../core/form/form-order.ts';
import { getAt, isWithin, joinPath, nameOf, parentOf, templateOf } from '../../../core/form/paths.ts';
import type { CheckResult, CompiledForm, FieldError } from '../../../core/form/types.ts';
import type { Day, Json, JsonObject } from '../../../core/vocabulary.ts';
import { uploadFile } from '../../api/call.ts';
import { words } from '../../words.ts';
import { accessFrom, isWritable, type Permissions } from './access.ts';
import type { DerivedView, Engine } from './engine.ts';
import { Complaints } from './complaints.ts';
import { PathListeners } from './path-listeners.ts';
import { RowKeys } from './row-keys.ts';
import { setIn, share } from './share.ts';
import { withGroups, withoutBareDefaults } from './skeleton.ts';
import { writablePart } from './writable-part.ts';

export interface FormOptions {
  form: CompiledForm;
  /** What stands there already; masked values may be among it where the person may not write. */
  initial?: JsonObject;
  /** The day "today" means: of the server, which may run on a training clock. */
  today: Day;
  /** The case's data, for the forms of later steps. */
  caseData?: JsonObject;
  permissions?: Permissions;
  /** Templates that are required beyond the form's own (of the action to be taken). */
  required?: string[];
  /** Templates that may be missing for now; `*` for all. */
  optional?: string[];
  /** FEEL over the form: a list of more that may be missing for now. */
  mayWait?: string | null;
  /** Prefix of the fields' element ids; needed where two forms are on one page. Default `f`. */
  id?: string;
  /** Takes a chosen file. Default: it is sent to the server; a form that is only tried keeps it on the page. */
  takeFile?: typeof uploadFile;
}

/** What one field on the screen has to know. The same object as long as nothing of it changes. */
export interface FieldState {
  /** Absent for groups; the keys of the rows for a list of rows. */
  value: Json | undefined;
  hidden: boolean;
  required: boolean;
  access: Access;
  /** The value is computed, nobody types it. */
  computed: boolean;
  error: string | undefined;
  warning: string | undefined;
}

export class FormStore {
  readonly form: CompiledForm;
  readonly id: string;
  readonly today: Day;
  readonly rows = new RowKeys();
  readonly takeFile: typeof uploadFile;
  /** Access by path, rows by template. */
  readonly access: (path: string) => Access;
  typed: JsonObject;
  data: JsonObject;
  private view: Omit<DerivedView, 'data'> | undefined;
  private engine: Engine | undefined;
  private options: FormOptions;
  private readonly complaints = new Complaints();
  private readonly listeners = new PathListeners();
  private readonly computedTemplates: Set<string>;
  private readonly states = new Map<string, FieldState>();

  constructor(options: FormOptions) {
    this.options = options;
    this.form = options.form;
    this.id = options.id ?? 'f';
    this.today = options.today;
    this.takeFile = options.takeFile ?? uploadFile;
    const access = accessFrom(options.permissions);
    this.access = (path) => this.notForPeople(path, access(path));
    this.computedTemplates = new Set(options.form.computed.map(({ path }) => path));
    this.typed = withGroups(options.form.schema, options.initial ?? {}, options.today);
    this.data = this.typed;
  }

  // ------------------------------------------------------------------------------------------ listening

  /** Listens to one path, or to every change. */
  get subscribe(): PathListeners['subscribe'] {
    return this.listeners.subscribe;
  }

  /** Grows with every change of anything; a cheap snapshot for who listens to all. */
  get version(): PathListeners['version'] {
    return this.listeners.version;
  }

  /** The engine has arrived: what depends on expressions can be known. */
  attach(engine: Engine): void {
    if (this.engine === engine) return;
    this.engine = engine;
    // reads all expressions once, now rather than at the first keystroke
    engine.matters(this.form, '');
    this.derive();
    this.listeners.tell();
  }

  get runningEngine(): Engine | undefined {
    return this.engine;
  }

  get isReady(): boolean {
    return this.engine !== undefined || this.form.order.length === 0;
  }

  // ------------------------------------------------------------------------------------------- changing

  /** Somebody typed. `undefined` empties the field. */
  set(path: string, entered: Json | undefined): void {
    const names = path.split('.');
    const value = isEmpty(entered) ? this.emptyAt(path, entered) : entered;
    const parentWasThere = getAt(this.typed, parentOf(path)) !== undefined;
    this.typed = setIn(this.typed, names, value);
    const structural = !parentWasThere || Array.isArray(value) || kindOf(this.fieldAt(path)) !== 'value';
    const matters =
      structural || this.engine === undefined || this.engine.matters(this.form, templateOf(path));
    const cleared = this.complaints.forget(path);
    if (matters && this.engine) {
      this.derive();
      this.listeners.tell();
    } else {
      this.data = setIn(this.data, names, value);
      this.listeners.tell(cleared ? undefined : path);
    }
  }

  /** A field that would be filled in by itself is noted as emptied, so that what it was filled with does not come back. */
  private emptyAt(path: string, entered: Json | undefined): Json | undefined {
    const field = this.fieldAt(path);
    if (field['default'] !== undefined || field['x-auto'] === 'today') return null;
    return entered === '' ? undefined : entered;
  }

  addRow(path: string): void {
    const rows = this.rowsAt(path);
    const items = itemsOf(this.fieldAt(path)) ?? {};
    const row: Json = kindOf({ items, type: 'array' }) === 'rows' ? withGroups(items, {}, this.today) : '';
    this.rows.added(path, rows.length);
    this.set(path, [...rows, row]);
  }

  /** Takes a row out and answers how to put it back. */
  removeRow(path: string, index: number): () => void {
    const rows = this.rowsAt(path);
    const row = rows[index] ?? null;
    const key = this.rows.removed(path, index, rows.length);
    this.set(path, [...rows.slice(0, index), ...rows.slice(index + 1)]);
    return () => {
      const now = this.rowsAt(path);
      const at = Math.min(index, now.length);
      this.rows.inserted(path, at, key, now.length);
      this.set(path, [...now.slice(0, at), row, ...now.slice(at)]);
    };
  }

  /** Replaces everything (a draft is taken up again). */
  replace(data: JsonObject): void {
    this.typed = withGroups(this.form.schema, data, this.today);
    this.data = this.typed;
    this.rows.clear();
    this.complaints.clear();
    this.derive();
    this.listeners.tell();
  }

  /** Another action is about to be taken, which asks for other fields. */
  demand(required: string[], optional: string[] = []): void {
    this.options = { ...this.options, required, optional };
    this.listeners.tell();
  }

  // ------------------------------------------------------------------------------------------- checking

  /** The field was left: from now on it is told what is wrong with it (but not yet that it is empty). */
  touch(path: string): void {
    this.complaints.touch(path);
    if (!this.engine) return;
    this.complaints.noteTouched(this.run());
    this.listeners.tell();
  }

  /** Checks what `covers` (all without it) and shows the errors. The engine has to be there. */
  check(covers: (path: string) => boolean = () => true): CheckResult {
    const result = this.run();
    this.complaints.note(result, covers);
    this.listeners.tell();
    return {
      data: result.data,
      errors: result.errors.filter(({ path }) => covers(path)),
      warnings: result.warnings.filter(({ path }) => covers(path)),
    };
  }

  /** Shows what the server refused; each stands until its field is changed. */
  refuse(errors: FieldError[]): void {
    this.complaints.refuse(errors);
    this.listeners.tell();
  }

  /** Everything shown as wrong at the moment, in the order of the form. */
  shownErrors(): FieldError[] {
    const visible = this.complaints.all().filter(({ path }) => !this.isHidden(path));
    return inFormOrder(this.form.schema, visible);
  }

  /** Of errors those of fields that are not shown: nothing on the page tells of them. */
  unseen(errors: readonly FieldError[]): FieldError[] {
    return errors.filter(({ path }) => this.isHidden(path));
  }

  /** What is handed in: without hidden branches, without what the person may not write, without computed values. */
  submission(): JsonObject {
    const data = withoutBareDefaults(this.form.schema, this.data);
    return writablePart(this.form.schema, data, (path) => isWritable(this.access(path)));
  }

  // -------------------------------------------------------------------------------------------- reading

  fieldAt(path: string): JsonObject {
    return schemaAt(this.form.schema, templateOf(path)) ?? {};
  }

  isHidden(path: string): boolean {
    if (this.access(path) === 'hidden' && !this.showsSomething(path)) return true;
    if (this.view) return isBelowOneOf(path, this.view.hidden);
    // not known yet: what may be hidden stays away for the moment it takes
    const template = templateOf(path);
    return this.form.visible.some((entry) => isWithin(template, entry.path));
  }

  /** A group that is hidden as such may hold single fields that are not. */
  private showsSomething(path: string): boolean {
    const field = this.fieldAt(path);
    if (kindOf(field) !== 'group') return false;
    return fieldsOf(field).some(([name]) => {
      const inner = joinPath(path, name);
      return this.access(inner) !== 'hidden' || this.showsSomething(inner);
    });
  }

  /** Kinds of attachments that are needed as things stand. */
  papersFor(path: string): string[] {
    return this.view?.papers.get(path) ?? [];
  }

  /** Who has still to sign there; none where nobody is named. */
  unsignedAt(path: string): string[] {
    return this.view?.unsigned.get(path) ?? [];
  }

  /** The state of one field; the same object until something of it changes. */
  stateOf(path: string): FieldState {
    const next = this.makeState(path);
    const before = this.states.get(path);
    if (before && sameState(before, next)) return before;
    this.states.set(path, next);
    return next;
  }

  private makeState(path: string): FieldState {
    const access = this.access(path);
    const kind = kindOf(this.fieldAt(path));
    const computed = this.computedTemplates.has(templateOf(path)) && this.view?.typed.has(path) !== true;
    return {
      value: this.valueFor(kind, path),
      hidden: this.isHidden(path),
      required: this.isRequired(path, access),
      access,
      computed,
      error: this.complaints.errorAt(path),
      warning: this.complaints.warningAt(path),
    };
  }

  private valueFor(kind: ReturnType<typeof kindOf>, path: string): Json | undefined {
    if (kind === 'group' || path === '') return undefined;
    const value = getAt(this.data, path);
    return kind === 'rows' ? this.rows.keysOf(path, Array.isArray(value) ? value.length : 0) : value;
  }

  private isRequired(path: string, access: Access): boolean {
    const template = templateOf(path);
    const exempt = this.optional().some((at) => at === '*' || isWithin(template, at));
    if (this.options.required?.includes(template) === true || access === 'required') return true;
    if (exempt) return false;
    const parent = schemaAt(this.form.schema, templateOf(parentOf(path))) ?? this.form.schema;
    return requiredOf(parent).includes(nameOf(path)) || this.view?.required.has(path) === true;
  }

  /** What may be missing as things stand. */
  private optional(): string[] {
    const { optional = [], mayWait } = this.options;
    return mayWait && this.engine ? [...optional, ...this.engine.texts(mayWait, this.data)] : optional;
  }

  /** Who signs and when is filled in by the system; a day that is only suggested (`today`) is not among it. */
  private notForPeople(path: string, access: Access): Access {
    if (!isWritable(access)) return access;
    const field = this.fieldAt(path);
    const isAuto = field['x-auto'] !== undefined && field['x-auto'] !== 'today';
    return isAuto || field['readOnly'] === true ? 'read' : access;
  }

  private rowsAt(path: string): Json[] {
    const rows = getAt(this.typed, path);
    return Array.isArray(rows) ? rows : [];
  }

  private run(): CheckResult {
    if (!this.engine) return { data: this.data, errors: [], warnings: [] };
    const result = this.engine.check(this.form, withoutBareDefaults(this.form.schema, this.typed), {
      today: this.today,
      ...(this.options.caseData ? { caseData: this.options.caseData } : {}),
      ...(this.options.required ? { required: this.options.required } : {}),
      optional: this.optional(),
      writable: (template) => isWritable(this.access(template)),
      before: this.options.initial ?? {},
    });
    // a default that stands alone in its group was left out, but the person sees it filled in
    const seen = ({ code, path }: FieldError) => code === 'required' && !isEmpty(getAt(this.typed, path));
    return {
      ...result,
      errors: result.errors.filter((error) => !seen(error)).map((error) => this.inPlainWords(error)),
    };
  }

  /** What a person sees is yuan, whatever the data holds. */
  private inPlainWords(error: FieldError): FieldError {
    const isMoney = error.code === 'type' && this.fieldAt(error.path)['format'] === 'money';
    return isMoney ? { ...error, message: words.form.shape.money } : error;
  }

  private derive(): void {
    if (!this.engine) return;
    const context = {
      today: this.today,
      ...(this.options.caseData ? { caseData: this.options.caseData } : {}),
    };
    const { data, ...view } = this.engine.derive(this.form, this.typed, context);
    this.data = share(this.data, data);
    this.view = view;
  }
}

/** Whether a path or one above it is in a set. */
function isBelowOneOf(path: string, set: ReadonlySet<string>): boolean {
  for (let at = path; at !== ''; at = parentOf(at)) if (set.has(at)) return true;
  return false;
}

function sameState(a: FieldState, b: FieldState): boolean {
  return (Object.keys(a) as (keyof FieldState)[]).every((name) => a[name] === b[name]);
}
