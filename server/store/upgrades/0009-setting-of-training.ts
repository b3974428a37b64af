/** Where training and scenarios play that say nothing of it stands in the store; it stood in a file of the demo county. */
import type { Upgrade } from './upgrade.ts';

/** What that file said. */
const SETTING = { region: '990101001001', fund: 'relief_reserve', quota: 5_000_000, threshold: 1_000_000 };

export const settingOfTraining: Upgrade = {
  number: 9,
  what: 'where training plays that says nothing of it stands in the store of a demo county',
  run: async (store) => {
    if ((await store.get('meta', 'demo')) && !(await store.get('meta', 'setting')))
      await store.set('meta', { _id: 'setting', ...SETTING });
  },
};
