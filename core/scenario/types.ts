/**
 * Scenarios 情景: executable examples an official can read, `workflows/<process>/scenarios/*.json`. One runner, three
 * drivers: pure in core, over HTTP, and the command line (which uses the pure one).
 */
import type { CaseStatus, FundOp, Instant, Json, JsonObject, Rejection } from '../vocabulary.ts';

export interface Scenario {
  name: string;
  process: string;
  /** When it begins, ISO with offset. */
  at: string;
  /** The world as it is before, beyond the demo county's. */
  given?: Given;
  steps: ScenarioStep[];
}

export interface Given {
  params?: JsonObject;
  /** Rows by ledger key. */
  ledger?: Record<string, JsonObject[]>;
  /** Balance by street; null: there is no account. */
  fund?: Record<string, { balance: number } | null>;
}

export type ScenarioStep =
  | { as: string; start: JsonObject; case?: string; process?: string; behalfOf?: { name: string } }
  | { as: string; object: JsonObject; case?: string }
  | { as: string; do: string; step?: string; data?: JsonObject; comment?: string; to?: string; case?: string }
  | { wait: string | { until: string } }
  | { fund: FundOp; data: { account: string; amount?: number; ref?: string } }
  | { expect: Expectation; case?: string };

export interface Expectation {
  steps?: string[];
  status?: CaseStatus;
  outcome?: string;
  tasks?: JsonObject[];
  data?: JsonObject;
  ledger?: Json;
  notice?: Json;
  fund?: JsonObject;
  events?: JsonObject[];
  refused?: boolean | string | { code?: string; path?: string };
}

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
  begin(at: Instant, given: Given): Promise<void>;
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
}
