/** 大字版: remembered on the device, the same on every page. */
import { useSyncExternalStore } from 'react';

const KEY = 'xz:elder';
const listeners = new Set<() => void>();

function isOn(): boolean {
  return document.documentElement.dataset['elder'] === 'on';
}

/** Before the first paint of a page. */
export function applyElder(): void {
  show(recall() === 'on');
}

export function useElder(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(listen, isOn);
  return [on, choose];
}

function choose(on: boolean): void {
  show(on);
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // a browser that keeps nothing still shows it large now
  }
  for (const listener of listeners) listener();
}

function show(on: boolean): void {
  document.documentElement.dataset['elder'] = on ? 'on' : 'off';
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
