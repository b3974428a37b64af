/** The store of the form that is shown; what was typed into one is there again when it is shown again. */
import { useEffect, useState } from 'react';
import type { FormView } from '../../../core/api.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import type { Permissions } from '../../form/logic/access.ts';
import { FormStore } from '../../form/logic/form-store.ts';
import { loadEngine } from '../../form/logic/load-engine.ts';
import { useNow } from '../../api/use-now.ts';

interface Filled {
  initial?: JsonObject;
  caseData: JsonObject;
  permissions?: Permissions;
}

/** `filled` is read once, when a form is first shown: afterwards what is typed counts. */
export function useFormStore(form: FormView | undefined, filled: Filled): FormStore | null {
  const now = useNow();
  const [stores] = useState(() => new Map<string, FormStore>());
  let store: FormStore | null = null;
  if (form) {
    store = stores.get(form.id) ?? new FormStore({ form, today: dayOf(now), ...filled });
    stores.set(form.id, store);
  }
  useEffect(() => {
    if (store) void loadEngine().then((engine) => store.attach(engine));
  }, [store]);
  return store;
}
