/** Publicity 公示 (C03): what the public is shown while a state lasts. */
import type { Instant, JsonObject } from '../../basics.ts';
import Type from 'typebox';
import { told } from '../../definition/closed.ts';
import { describeDeadline } from '../../time/describe.ts';
import { isOpen } from '../../time/open.ts';
import type { BlockSpec } from '../spec.ts';
import { NoticeRanges, NoticeSpec } from './language.ts';
import { language, words } from './messages.ts';

/** What the machine hears when the period is over. */
export const NOTICE_ENDED = 'notice.ended';

export const notice = {
  id: 'notice',
  parameters: { fields: NoticeSpec.properties.fields, range: NoticeRanges },
  meta: { notice: told(Type.Optional(NoticeSpec), language.meta) },
  heard: { [NOTICE_ENDED]: words.heard.ended },
  facts: { notice: words.facts.notice },
  events: {
    'notice.posted': { text: posted },
    'notice.ended': {
      text: ({ kind }: JsonObject) =>
        kind === 'result' ? words.events.resultEnded : words.events.publicityEnded,
    },
    'notice.moved': { text: ({ endsAt }: JsonObject) => words.events.moved(untilWords(String(endsAt))) },
    'notice.halted': {
      text: ({ upheld }: JsonObject) => words.halted[upheld ? 'upheld' : 'objected'],
    },
    'notice.closed': { text: () => words.events.closed },
    'notice.archived': { text: () => words.events.archived, minor: true },
  },
  timers: {
    end: { label: words.timers.end, turns: true, awaited: true },
    archive: { label: words.timers.archive, runsOn: true },
  },
} as const satisfies BlockSpec;

/** The last day of the period; null while it is open. */
function untilWords(endsAt: Instant): string | null {
  return isOpen(endsAt) ? null : describeDeadline(endsAt);
}

function posted({ resumed, kind, title }: JsonObject): string {
  if (resumed) return words.events.resumed;
  return (kind === 'result' ? words.events.result : words.events.publicity)(String(title ?? ''));
}
