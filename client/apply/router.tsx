/** The addresses of the apply pages. A library for four routes would be a tenth of what a phone has to load. */
import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { pages } from '../pages.ts';

export type Route =
  | { page: 'home' }
  | { page: 'settings' }
  | { page: 'guide'; key: string }
  | { page: 'form'; key: string; at: number | 'check'; draft: string | null }
  | { page: 'case'; id: string }
  | { page: 'receipt'; id: string }
  | { page: 'task'; id: string; task: string };

/** What an address means; `home` for what means nothing. */
export function routeOf(pathname: string, search: string): Route {
  const parts = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode)
    .slice(1);
  const [first, second, third, fourth] = parts;
  if (first === undefined) return { page: 'home' };
  if (first === 'messages') return { page: 'settings' };
  if (first === 'cases') {
    if (second === undefined) return { page: 'home' };
    if (third === 'receipt') return { page: 'receipt', id: second };
    if (third === 'tasks' && fourth !== undefined) return { page: 'task', id: second, task: fourth };
    return { page: 'case', id: second };
  }
  if (second === 'form')
    return { page: 'form', key: first, at: pageIn(search), draft: new URLSearchParams(search).get('draft') };
  return { page: 'guide', key: first };
}

function pageIn(search: string): number | 'check' {
  const at = new URLSearchParams(search).get('page');
  return at === 'check' ? 'check' : Math.max(1, Math.trunc(Number(at)) || 1);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const listeners = new Set<() => void>();

export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
  scrollTo(0, 0);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

export function useRoute(): Route {
  const address = useSyncExternalStore(listen, () => location.pathname + location.search);
  const [pathname = '', search = ''] = address.split(/(?=\?)/);
  return routeOf(pathname, search);
}

/** A link within the apply pages; in a new tab it is an ordinary link. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (elsewhere || !href.startsWith(pages.apply())) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
