/** Where a person goes after logging in: back to where they were, else to their own place. */
import type { Me } from '../../core/api.ts';
import { pages } from '../pages.ts';

/** `search` is that of the login page. Only addresses of our own are followed. */
export function whereNext(search: string, may: Me['may']): string {
  const next = new URLSearchParams(search).get('next');
  const own = next === null ? null : ownAddress(next);
  if (own !== null && !own.startsWith(pages.login())) return own;
  if (may.work) return pages.tasks();
  return may.admin ? pages.designer() : pages.apply();
}

/** Read as a browser reads it: it drops tabs and line breaks, and takes a backslash for a slash. */
function ownAddress(next: string): string | null {
  const here = 'https://here.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, here)) return null;
  const { origin, pathname, search, hash } = new URL(next, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : null;
}
