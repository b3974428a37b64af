/** Tabs by word. The arrows move between them; only the open one is a stop for Tab. */
import type { KeyboardEvent, ReactNode } from 'react';

export interface Tab {
  id: string;
  label: string;
}

interface Props {
  tabs: readonly Tab[];
  open: string;
  choose: (id: string) => void;
  children: ReactNode;
}

export function Tabs({ tabs, open, choose, children }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex((tab) => tab.id === open) + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    choose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" className="tabs" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === open}
            aria-controls="tab-body"
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="tab-body"
        className="item-body"
        aria-labelledby={`tab-${open}`}
        key={open}
        tabIndex={-1}
      >
        {children}
      </div>
    </>
  );
}
