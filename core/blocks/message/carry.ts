/** Messages to the holders of posts. */
import type { Carrier } from '../../world/carrier.ts';

/** Leaves the message for whoever holds the posts. */
export const notify: Carrier<'notify'> = function* (world, from, { id, to, message, data }) {
  const row = { id, to, text: message, case: from.id, data, at: world.now() };
  return { rows: [{ table: 'messages', row }] };
};
