/** Messages to the holders of posts. */
import { fill } from '../../engine/template.ts';
import type { Carrier } from '../../world/carrier.ts';
import { wait } from '../../world/work.ts';
import { filled } from './fill.ts';
import { houseText, templatesOf } from './templates.ts';

/**
 * Leaves the message in the in-box 站内消息 of whoever holds the posts, and fills it in for that; what else it is sent by
 * fills it in anew.
 */
export const notify: Carrier<'notify'> = function* (world, from, effect) {
  const { id, to, template, version, event, by, data } = effect;
  const [told] = yield* wait(world.get('messages', [id]));
  if (told) return {};
  const at = world.now();
  const row = {
    id,
    to,
    case: from.id,
    template,
    version,
    data,
    at,
    ...(event === undefined ? {} : { event }),
    ...(by ? { by } : {}),
  };
  const text = yield* textIn();
  return { rows: [{ table: 'messages', row: { ...row, text } }] };

  function* textIn() {
    const own = houseText(template);
    if (own !== undefined) return fill(own, { ...data, subject: from.subject });
    // it says what its own version says, wherever the case has been moved since
    const process = yield* wait(world.version({ ...from, version }));
    const text = templatesOf(process.definition).get(template);
    return text ? yield* filled(world, process, from, text.message, { at, event, by, data }) : '';
  }
};
