/** Which part of a draft is open: the diagram, the forms, or the trial. */
import { createContext, useContext } from 'react';

export type TabId = 'diagram' | 'forms' | 'trial';

export interface TabsState {
  open: TabId;
  /** The form that is open, or was last. */
  form: string | null;
  choose: (tab: TabId) => void;
  openForm: (id: string) => void;
}

export const TabsContext = createContext<TabsState | null>(null);

export function useTabs(): TabsState {
  const tabs = useContext(TabsContext);
  if (!tabs) throw new Error('useTabs outside of a draft');
  return tabs;
}
