/** What a message says where it leaves the house: by SMS, by mail. */
import type { CompiledProcess } from '../../engine/process.ts';
import { fill } from '../../engine/template.ts';
import { maskNumbers } from '../../values/mask.ts';
import type { Case, JsonObject } from '../../vocabulary.ts';
import type { Rows, Surroundings } from '../../world/port.ts';
import type { MessageRow } from '../../world/rows.ts';
import type { Work } from '../../world/work.ts';
import { filled } from './fill.ts';
import { words } from './messages.ts';
import { openData } from './open-data.ts';
import type { Outside } from './spec.ts';
import { houseText, namesRead, templatesOf } from './templates.ts';
import { signs } from '../../signs/messages.ts';

/** Names an expression sees that say nothing of a person. */
const NEUTRAL: ReadonlySet<string> = new Set(['case', 'params', 'today', 'now']);

/**
 * The text for a channel, filled in with what the case is now. A text that would say more than the white-list allows is
 * not sent: instead it is said that there is something to be read in the house.
 */
export function* outsideText(
  world: Surroundings & Rows,
  process: CompiledProcess,
  c: Case,
  row: MessageRow,
  channel: Outside,
): Work<string> {
  const { definition } = process;
  const neutral = words.neutral(definition.title, c.caseNo);
  const { template = '' } = row;
  const own = houseText(template);
  if (own !== undefined)
    return row.data['said'] === undefined
      ? fill(own, { subject: signs.aside(definition.title, c.caseNo) })
      : neutral;
  const known = templatesOf(definition).get(template);
  if (!known) return neutral;
  const text = known[channel] ?? known.message;
  if (!onlyOfTheCase(process, c, text)) return neutral;
  const { at } = row;
  const masked = yield* filled(world, process, c, text, row, openData(process, c.data, false));
  const data = numbersOf(row.data);
  const open = yield* filled(world, process, c, text, { at, data }, openData(process, c.data, true));
  return masked === open ? maskNumbers(open) : neutral;
}

/** Whether a text reads the case's own data alone, not what stands in ledgers, in objections or in other cases. */
function onlyOfTheCase({ definition }: CompiledProcess, c: Case, text: string): boolean {
  const { computed = {} } = definition;
  return [...namesRead(definition, [text])].every(
    (name) => NEUTRAL.has(name) || Object.hasOwn(computed, name) || Object.hasOwn(c.data, name),
  );
}

/** Of what was named along the way only what is no text. */
function numbersOf(data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean'),
  );
}
