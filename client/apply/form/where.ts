/** Where a draft was saved, in words. */
import { words } from '../../words.ts';
import type { Draft } from './drafts.ts';

/** The kind of device; two of one kind are told apart by nothing a person would know. */
export function whereOf({ device }: Pick<Draft, 'device'>): string {
  return device ? words.apply.drafts.devices[device.kind] : words.apply.drafts.otherDevice;
}
