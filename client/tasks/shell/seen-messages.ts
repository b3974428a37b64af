/**
 * Which messages were seen, remembered in this browser: the server keeps messages, not who read them where.
 */
import type { Instant } from '../../../core/vocabulary.ts';

const KEY = 'xiangzhi.desk.messages-seen';

export function seenUntil(storage: Pick<Storage, 'getItem'>, user: string): Instant {
  return storage.getItem(`${KEY}.${user}`) ?? '';
}

export function markSeen(storage: Pick<Storage, 'setItem'>, user: string, until: Instant): void {
  storage.setItem(`${KEY}.${user}`, until);
}

export function unseen(messages: readonly { at: Instant }[], until: Instant): number {
  return messages.filter((message) => message.at > until).length;
}
