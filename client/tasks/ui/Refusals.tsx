/** Why buttons are closed, in words beside them: a pointer that must hover to find out is no answer on a phone. */
import type { May } from '../../../core/api.ts';
import { text } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

export function Refusals({ actions }: { actions: readonly { label: string; allowed: May }[] }) {
  const closed = actions.filter((action) => action.allowed !== true);
  if (closed.length === 0) return null;
  const reasons = new Set(closed.map((action) => action.allowed));
  // One reason for all of them is said once.
  if (reasons.size === 1 && closed.length > 1) return <p className="act-why">{[...reasons][0]}</p>;
  return (
    <p className="act-why">
      {signs.sentences(closed.map((action) => text.task.closed(action.label, String(action.allowed))))}
    </p>
  );
}
