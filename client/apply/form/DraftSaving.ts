/**
 * Saving of a draft: to the device with every pause, to the server a little later. Where another tab or device was at the
 * same draft meanwhile, its newer work takes the place of what was not changed here, with a word; where both went on, the
 * person chooses, and until then nothing is written over.
 */
import { isEmpty } from '../../../core/form/empty.ts';
import { equalJson } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { newRequestId } from '../../api/requests.ts';
import { Autosave } from '../../form/logic/autosave.ts';
import { thisDevice } from './device.ts';
import { dropLocal, keepLocal, readLocal, type Draft } from './drafts.ts';
import { meet, merged, sameFilledIn, type Choice } from './meet.ts';
import { dropDraft, isGone, isOvertaken, keepRemote, readRemote } from './server-drafts.ts';

/** What the person is told of another copy. */
export type Meeting =
  /** Past: something was filled in since. */
  | { kind: 'taken'; theirs: Draft; tab: boolean; past: boolean }
  | { kind: 'choose'; mine: Draft; theirs: Draft; tab: boolean }
  | { kind: 'gone' };

/** The form on the screen. */
interface Screen {
  typed: () => JsonObject;
  replace: (data: JsonObject) => void;
}

export class DraftSaving {
  readonly remote: Autosave<Draft>;
  private readonly user: string;
  private draft: Draft;
  /** What is kept on the device, as far as this page knows: anything else is another tab's. */
  private kept: Draft | null;
  private screen: Screen | undefined;
  /** What stood on the screen when it was last taken down here. */
  private seen: JsonObject | undefined;
  private told: Meeting | null = null;
  private handedIn = false;
  private readonly listeners = new Set<() => void>();

  constructor(user: string, draft: Draft) {
    this.user = user;
    this.draft = draft;
    this.kept = readLocal(user, draft.id);
    this.remote = new Autosave<Draft>({ save: () => this.send(), delayMs: 2500, atLeastMs: 10_000 });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly meeting = (): Meeting | null => this.told;

  current(): Draft {
    return this.draft;
  }

  /** The form is there: what is taken over from elsewhere is shown in it. */
  attach(screen: Screen): void {
    this.screen = screen;
    this.seen = screen.typed();
  }

  /** Something was filled in. */
  save(data: JsonObject): void {
    if (this.handedIn || data === this.seen) return;
    this.seen = data;
    this.filledIn(data);
    if (this.told?.kind === 'taken' && !this.told.past) this.tell({ ...this.told, past: true });
    this.keep();
  }

  /** Page it is left on. */
  turn(page: number): void {
    if (this.handedIn) return;
    this.draft = { ...this.draft, page };
    this.keep();
  }

  /** Another tab of this browser keeps the draft; null: it was handed in or deleted there. */
  heard(theirs: Draft | null): void {
    if (this.handedIn || equalJson(asJson(theirs), asJson(this.kept))) return;
    if (!theirs) return this.tell({ kind: 'gone' });
    const typed = this.takeDown();
    if (this.joined(theirs)) {
      if (typed) this.keep();
    } else if (typed || this.told?.kind === 'choose') this.ask(theirs, true);
    else this.take(theirs, true);
  }

  /** What the server has; null: it was handed in or deleted elsewhere. */
  met(theirs: Draft | null): void {
    if (this.handedIn) return;
    this.takeDown();
    if (!theirs && this.draft.rev > 0) return this.tell({ kind: 'gone' });
    const outcome = theirs ? meet(this.draft, theirs) : 'older';
    if (outcome === 'older' || !theirs) return this.sendUnsent();
    if (outcome === 'same') this.settle(theirs.rev, this.draft.data);
    if (outcome === 'mine') {
      this.settle(theirs.rev, theirs.data);
      this.remote.change(this.draft);
    }
    if (outcome === 'theirs') this.take(theirs, false);
    if (outcome === 'choose') this.ask(theirs, false);
  }

  /** Looks at the server: the page was away, or the network is back. */
  async refresh(): Promise<void> {
    await this.remote.flush();
    if (this.draft.rev === 0) return;
    const theirs = await readRemote(this.draft.id).catch(() => undefined);
    if (theirs !== undefined) this.met(theirs);
  }

  /** The person chose what goes on. */
  choose(choices: readonly Choice[]): void {
    if (this.told?.kind !== 'choose') return;
    const { theirs } = this.told;
    this.takeDown();
    const data = merged(this.draft.data, theirs.data, choices);
    const rev = Math.max(theirs.rev, this.draft.rev);
    this.told = null;
    this.draft = { ...this.draft, rev, data: theirs.data, base: theirs.base };
    if (!sameFilledIn(data, theirs.data)) this.filledIn(data);
    this.show(data);
    this.kept = readLocal(this.user, this.draft.id);
    this.keep();
    this.tell(null);
  }

  /** It went elsewhere, and is wanted here all the same: as a draft of its own. */
  again(): Draft {
    dropLocal(this.user, this.draft.id);
    this.draft = { ...this.draft, id: newRequestId(), rev: 0, base: {} };
    keepLocal(this.user, this.draft);
    return this.draft;
  }

  /** It has been handed in: nothing of it stays behind, also of a save that is still under way. */
  async done(): Promise<void> {
    this.stop();
    dropLocal(this.user, this.draft.id);
    await this.remote.flush();
    await dropDraft(this.user, this.draft.id);
  }

  /** Nothing is saved any more. */
  stop(): void {
    this.handedIn = true;
    this.remote.stop();
  }

  private filledIn(data: JsonObject): void {
    this.draft = {
      ...this.draft,
      data,
      savedAt: new Date().toISOString(),
      device: thisDevice(),
      base: this.draft.base ?? this.draft.data,
    };
  }

  /** What is typed and not yet saved counts as filled in when another copy is met. */
  private takeDown(): boolean {
    const typed = this.screen?.typed();
    if (typed === undefined || typed === this.seen) return false;
    this.seen = typed;
    this.filledIn(typed);
    return true;
  }

  /** On the device, then on the server; what another tab kept there is met first. */
  private keep(): void {
    if (this.told && this.told.kind !== 'taken') {
      // a choice between devices outlives this page; between tabs the device has the other's
      if (this.told.kind === 'choose' && !this.told.tab) this.write();
      return;
    }
    const there = readLocal(this.user, this.draft.id);
    const isOthers = there && this.kept && !equalJson(asJson(there), asJson(this.kept));
    if (isOthers && !this.joined(there)) return this.ask(there, true);
    this.write();
    if (!isEmpty(this.draft.data)) this.remote.change(this.draft);
  }

  /** What another tab kept is followed where it filled in the same as this one, or nothing new. */
  private joined(theirs: Draft): boolean {
    const before = this.kept;
    this.kept = theirs;
    const { page, data } = this.draft;
    if (sameFilledIn(theirs.data, data)) this.draft = { ...theirs, page };
    else if (before && sameFilledIn(theirs.data, before.data))
      this.draft = { ...this.draft, rev: theirs.rev, base: theirs.base ?? theirs.data };
    else return false;
    return true;
  }

  private write(): void {
    this.kept = this.draft;
    keepLocal(this.user, this.draft);
  }

  /** What was filled in without network. */
  private sendUnsent(): void {
    if (this.draft.base !== null && !isEmpty(this.draft.data)) this.remote.change(this.draft);
  }

  private async send(): Promise<void> {
    if (this.handedIn || (this.told && this.told.kind !== 'taken')) return;
    const sent = this.draft;
    try {
      this.settle(await keepRemote(sent), sent.data);
    } catch (error) {
      if (isGone(error)) this.met(null);
      else if (isOvertaken(error)) this.met(await readRemote(sent.id));
      else throw error;
    }
  }

  /** The server has `data` as this revision. */
  private settle(rev: number, data: JsonObject): void {
    if (this.handedIn) return;
    const here = readLocal(this.user, this.draft.id);
    this.draft = { ...this.draft, rev, base: this.draft.data === data ? null : data };
    // what another tab kept meanwhile is met when it is heard
    if (!here || equalJson(asJson(here), asJson(this.kept))) this.write();
  }

  private take(theirs: Draft, tab: boolean): void {
    this.remote.stop();
    this.draft = { ...theirs, page: this.draft.page, rev: Math.max(theirs.rev, this.draft.rev) };
    this.show(theirs.data);
    if (!tab) this.write();
    this.tell({ kind: 'taken', theirs, tab, past: false });
  }

  private ask(theirs: Draft, tab: boolean): void {
    this.remote.stop();
    this.tell({ kind: 'choose', mine: this.draft, theirs, tab });
  }

  private show(data: JsonObject): void {
    this.screen?.replace(data);
    this.seen = this.screen?.typed();
  }

  private tell(meeting: Meeting | null): void {
    this.told = meeting;
    for (const listener of this.listeners) listener();
  }
}

/** A draft is kept as text, and compared as it would be read again. */
function asJson(draft: Draft | null): JsonObject | null {
  return draft && (JSON.parse(JSON.stringify(draft)) as JsonObject);
}
