/** The catalogue of refusals: stable code, HTTP family, Chinese sentence. */
import type { Json, Rejection } from '../vocabulary.ts';
import { words } from './messages.ts';

/** What a refusal is for whoever called: the request cannot be carried out now, by this person, or as it is written. */
const STATUSES = {
  not_running: 409,
  suspended: 409,
  conflict: 409,
  draft_overtaken: 409,
  task_closed: 409,
  not_possible_now: 409,
  taken: 409,
  already_acted: 409,
  step_not_active: 409,
  notice_closed: 409,
  not_suspended: 409,
  objections_full: 409,
  request_id_reused: 409,
  same_application: 409,
  urged_enough: 409,
  not_your_task: 403,
  excluded: 403,
  not_your_action: 403,
  cannot_start: 403,
  unknown_action: 422,
  unknown_step: 404,
  unknown_task: 404,
  unknown_notice: 404,
  unknown_region: 422,
  receiver_missing: 422,
  reason_missing: 422,
  told_before: 422,
  nothing_changed: 422,
  receiver_self: 422,
  receiver_excluded: 422,
  region_changed: 422,
  period_unclear: 422,
  invalid_data: 422,
} as const satisfies Record<keyof typeof words.refused, Rejection['status']>;

type RejectionCode = keyof typeof STATUSES;

/** A refusal of the catalogue; `message` replaces its sentence where more can be said. */
export function reject(
  code: RejectionCode,
  more: { message?: string; path?: string; details?: Json } = {},
): Rejection {
  return { status: STATUSES[code], code, message: words.refused[code], ...more };
}

/** Carries a rejection out of nested steps of one decision; never leaves `decide`. */
export class Refusal extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** Refuses. */
export function refuse(
  code: RejectionCode,
  more: { message?: string; path?: string; details?: Json } = {},
): never {
  throw new Refusal(reject(code, more));
}
