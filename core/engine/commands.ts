/** Everything that can be asked of a case. Timers and answers of effects come back as commands too. */
import type { BlockCommand } from '../blocks/specs.ts';
import type { Actor, Json, JsonObject, Membership, OpenedBy } from '../vocabulary.ts';

interface FromClient {
  by: Actor;
  /** The client's id of this request; a repeat is answered with the first answer. */
  requestId?: string;
}

/** What follows from another command by itself. */
interface Following {
  /** How many commands may follow from it in turn (`allowance.ts`); absent where somebody acts. */
  allowance?: number;
}

/** Opens a case and hands in its start form. */
export interface Start extends FromClient, Following {
  type: 'Start';
  data: JsonObject;
  behalfOf?: { name: string };
  openedBy?: OpenedBy;
  member?: Membership;
}

/** An act at a step: an outcome of the step, or claim, release, save, transfer, urge. */
export interface Act extends FromClient {
  type: 'Act';
  /** The task; or the step, when the caller does not know the task. */
  task?: string;
  step?: string;
  /** The state meant, where two carry the name of the step. */
  node?: string;
  action: string;
  data?: JsonObject;
  comment?: string;
  /** Receiver of a transfer; `outside`: they hold none of the posts the task is meant for, and are appointed all the same. */
  to?: { user: string; name: string; outside?: true };
  /** Refused with `conflict` when the case has moved on since. */
  seq?: number;
  /**
   * The draft it was begun from (0: none), and the open screen it comes from: refused with `draft_overtaken` when another
   * screen has saved since.
   */
  draft?: { rev: number; screen: string };
}

/** An act on the case as a whole: an action of the definition, or suspend, resume, terminate, urge. */
export interface ActOnCase extends FromClient {
  type: 'ActOnCase';
  action: string;
  data?: JsonObject;
  comment?: string;
}

/** A timer of the case is due; the decision is taken at the world's `now`, which may be later. */
export interface FireTimer {
  type: 'FireTimer';
  timer: string;
}

/** An effect was carried out and answers. */
export interface Answer extends Following {
  type: 'Answer';
  effect: string;
  event: string;
  data: JsonObject;
}

/** A message from another case or a schedule. */
export interface Deliver extends Following {
  type: 'Deliver';
  id: string;
  message: string;
  data: Json;
  from: string;
}

/** Something about the case went wrong outside it: kept in its history for people to see to, once by `id`. */
interface Incident {
  type: 'Incident';
  id: string;
  message: string;
  data?: JsonObject;
}

/** The calendar of another year has come: dates that were open are counted. Refused with `conflict` where none can be. */
interface CountDates {
  type: 'CountDates';
}

/** Seats whose condition has come true are asked for. Refused with `conflict` where there are none. */
interface OpenSeats {
  type: 'OpenSeats';
}

/** What the engine itself carries out. */
type EngineCommand =
  Start | Act | ActOnCase | FireTimer | Answer | Deliver | Incident | CountDates | OpenSeats;

export type Command = EngineCommand | BlockCommand;
