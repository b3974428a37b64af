/**
 * What scenarios run on. One runner, three drivers: pure in core, over HTTP, and the command line (which uses the pure
 * one). The language itself stands in `schema.ts`.
 */
import type { CaseStatus, FundOp, Instant, JsonObject, Rejection } from '../vocabulary.ts';
import type { WorldPreset } from './schema.ts';

export type { ActStep, Expectation, WorldPreset, Scenario, ScenarioStep } from './schema.ts';

/** What can be seen of a case. */
export interface CaseLook {
  steps: string[];
  status: CaseStatus;
  outcome: string | null;
  tasks: { step: string; role: string; due: Instant | null }[];
  data: JsonObject;
  ledger: JsonObject[];
  /** Notices as the public sees them now. */
  notice: JsonObject[];
  fund: { balance: number; committed: number; available: number } | null;
  events: JsonObject[];
  /** Messages it sent, documents it issued, referrals 转介 it made; where the driver can tell. */
  messages?: JsonObject[];
  documents?: JsonObject[];
  referrals?: JsonObject[];
}

/** Whether an action was taken, and the case it opened. */
export type Reply = { ok: true; case?: string } | { ok: false; rejection: Rejection };

/** Somebody a scenario speaks of: a role id, where, and which of its holders. */
export interface Cast {
  role: string;
  /** Region named with `@`; else the case's. */
  region?: string;
  /** 1 the first holder. */
  nth: number;
}

/** Carries a scenario out on something real. Case references are opaque. */
export interface Driver {
  begin(at: Instant, given: WorldPreset): Promise<void>;
  now(): Instant;
  start(who: Cast, process: string, data: JsonObject, behalfOf?: { name: string }): Promise<Reply>;
  /**
   * What the scenario left out of a form, filled in from the form's own sample; null where there is none. A scenario says
   * what matters to it, an official must be able to read it.
   */
  completed(
    at: { process: string } | { ref: string; step?: string; action: string; who: Cast },
    data: JsonObject,
  ): Promise<JsonObject | null>;
  act(
    ref: string,
    who: Cast,
    act: { step?: string; action: string; data?: JsonObject; comment?: string; to?: Cast },
  ): Promise<Reply>;
  object(ref: string, data: JsonObject): Promise<Reply>;
  fund(op: FundOp, data: { account: string; amount?: number; ref?: string }): Promise<Reply>;
  /** Moves the clock, firing what becomes due on the way. */
  moveTo(instant: Instant): Promise<void>;
  /** End of a period that begins now, `3wd`. */
  after(period: string): Promise<Instant>;
  look(ref: string): Promise<CaseLook>;
  /** A case another one opened. */
  find(process: string, region: string): Promise<string | null>;
}

/** What came of a scenario. */
export interface ScenarioResult {
  name: string;
  ok: boolean;
  /** What did not hold, in words, with the number of the step (1 first). */
  problems: { step: number; message: string }[];
  /** What one saw after each step, where that was asked for; null while there is no case. */
  looks?: (CaseLook | null)[];
}
