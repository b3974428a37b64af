/** What an office says of itself is changed by administrators, one revision after the other; its hours stood in the program. */
import type { Upgrade } from './upgrade.ts';

/** What every public page said. */
const HOURS = '工作日 8:30–12:00,14:30–18:00';

export const settingOfOffice: Upgrade = {
  number: 14,
  what: 'the setting of an office has revisions and says its hours',
  run: async (store) => {
    const doc = await store.get('meta', 'setting');
    if (doc && doc['seq'] === undefined)
      await store.set('meta', {
        place: '',
        office: '',
        phone: '',
        hours: HOURS,
        ...doc,
        seq: 1,
        changes: [],
      });
  },
};
