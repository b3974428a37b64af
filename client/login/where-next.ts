/** Where a person goes after logging in: back to where they were, else to their own place. */
import type { Me } from '../../core/api.ts';
import { pages } from '../pages.ts';

/** `search` is that of the login page. Only addresses of our own are followed. */
export function whereNext(search: string, may: Me['may']): string {
  const next = new URLSearchParams(search).get('next');
  if (next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith(pages.login())) return next;
  if (may.work) return pages.tasks();
  return may.admin ? pages.designer() : pages.apply();
}
