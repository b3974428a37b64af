/** What the office says of itself, changed by an administrator: by whom and when stays on record. */
import type { OfficeSetting, SettingChange, SettingView } from '../../core/contract/shapes/setting.ts';
import { levelOf } from '../../core/values/region.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { readSetting } from '../queries/setting.ts';
import { keepSetting, SETTING } from '../store/setting.ts';
import { messages } from './messages.ts';
import { noteChange } from './note-change.ts';

/** @throws HttpError 409 where somebody has changed it since `rev`, 422 */
export async function setSetting(
  context: Context,
  by: Actor,
  { rev, setting }: Pick<SettingView, 'rev' | 'setting'>,
): Promise<SettingView> {
  const { store, registry, clock } = context;
  const { region } = setting;
  if (region !== '' && (levelOf(region) !== 'village' || !registry.knows(region)))
    throw errors.invalid(messages.setting.noVillage, 'setting.region');
  const before = await readSetting(context);
  if (before.rev !== rev) throw errors.conflict();
  const changed = differences(before.setting, setting);
  if (changed.length === 0) return before;
  const after: SettingView = {
    rev: rev + 1,
    setting,
    changes: [...before.changes, { at: clock.now(), by: by.name, changed }],
  };
  const doc = { _id: SETTING, seq: after.rev, ...setting, changes: after.changes };
  if (!(await keepSetting(store, doc))) throw errors.conflict();
  await registry.reload();
  const names = changed.map(({ name }) => name);
  await noteChange(context, by, 'setting', names, JSON.stringify(changed));
  return after;
}

function differences(before: OfficeSetting, after: OfficeSetting): SettingChange['changed'] {
  return (Object.keys(before) as (keyof OfficeSetting)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }));
}
