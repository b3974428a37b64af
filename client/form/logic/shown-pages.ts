/** Pages on which something is to be seen as things stand. */
import { useMemo, useSyncExternalStore } from 'react';
import type { FormPage } from '../../../core/definition/form.ts';
import type { FormStore } from './form-store.ts';
import { isOnPage } from '../../../core/form/pages.ts';
import { valuePaths } from './ui-schema.ts';

export function useShownPages(store: FormStore, pages: FormPage[]): FormPage[] {
  const paths = useMemo(() => valuePaths(store.form), [store]);
  const read = () =>
    pages
      .map((page, i) => (paths.some((path) => isOnPage(path, page) && isReachable(store, path)) ? i : -1))
      .join();
  const key = useSyncExternalStore(store.subscribe, read);
  return useMemo(() => pages.filter((_, i) => key.split(',')[i] !== '-1'), [pages, key]);
}

/** Fields of rows are where their list is. */
function isReachable(store: FormStore, path: string): boolean {
  const list = path.split('[]')[0] as string;
  return !store.isHidden(list) && store.access(path) !== 'hidden';
}
