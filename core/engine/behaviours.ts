/**
 * What this program does with a case that earlier ones did otherwise. A case goes on with what it began with: its record
 * stays true, is decided again with the same end, and nobody meets another rule half way. So whoever changes what becomes
 * of a case under the same definition gives the change a name and the next number here, leaves the earlier way beside it,
 * asks `behaves` which of the two the case knows, and adds a case that went the earlier way to `tests/histories`.
 */
import type { Case } from '../vocabulary.ts';

const BEHAVIOURS = {
  /** Its record begins with the id of the case: records of one case do not pass for those of another. */
  recordOfItsOwn: 1,
  /** Dated parameters and tables are read by the day the case was handed in, no longer by that of each decision. */
  rulesOfItsOwnDay: 2,
} as const satisfies Record<string, number>;

/** What a case that begins now knows. */
export const BEHAVIOUR = Math.max(...Object.values(BEHAVIOURS));

/** Whether a case knows it: whether it began when this program or an earlier one did it so already. */
export function behaves({ behaviour }: Pick<Case, 'behaviour'>, what: keyof typeof BEHAVIOURS): boolean {
  return behaviour >= BEHAVIOURS[what];
}

/** A case of a later program is left alone: what it began with is not known here. @throws Error */
export function assertKnown({ id, behaviour }: Pick<Case, 'id' | 'behaviour'>): void {
  if (behaviour > BEHAVIOUR)
    throw new Error(
      `case ${id} began with behaviour ${behaviour}, this program knows ${BEHAVIOUR}: run the later program`,
    );
}
