/** What the office says of itself. */
import type { SettingView } from '../../core/contract/shapes/setting.ts';
import type { Context } from '../context.ts';
import type { SettingDoc } from '../store/documents.ts';
import { SETTING, settingOf } from '../store/setting.ts';

/** As it stands in the store, read afresh: what another server changed counts. */
export async function readSetting({ store }: Pick<Context, 'store'>): Promise<SettingView> {
  const doc = await store.get<SettingDoc>('meta', SETTING);
  return { rev: doc?.seq ?? 0, setting: settingOf(doc), changes: doc?.changes ?? [] };
}
