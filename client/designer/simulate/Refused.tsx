/** Why the engine refused the last step. */
import type { Rejection } from '../../../core/vocabulary.ts';

export function Refused({ rejection }: { rejection: Rejection | null }) {
  if (!rejection) return null;
  return (
    <p className="findings is-bad" role="alert">
      {rejection.message}
    </p>
  );
}
