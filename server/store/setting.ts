/** What the office says of itself: one document of `meta`, written compare-and-set. */
import type { OfficeSetting } from '../../core/contract/shapes/setting.ts';
import type { SettingDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Where it stands. */
export const SETTING = 'setting';

/** What a store says that says nothing. */
const NOTHING: OfficeSetting = {
  place: '',
  office: '',
  phone: '',
  hours: '',
  region: '',
  fund: '',
  quota: 0,
  threshold: 0,
};

/** What it says; nothing where it is not there. */
export function settingOf(doc: SettingDoc | null): OfficeSetting {
  const { place, office, phone, hours, region, fund, quota, threshold } = { ...NOTHING, ...doc };
  return { place, office, phone, hours, region, fund, quota, threshold };
}

/** Replaces the revision before, or writes the first; false when somebody else has. */
export function keepSetting(store: Store, doc: SettingDoc): Promise<boolean> {
  return doc.seq === 1 ? store.insert('meta', doc) : store.swap('meta', doc, doc.seq - 1);
}
