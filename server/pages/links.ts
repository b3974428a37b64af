/** Where the public pages live and what they lead to; the routes are registered under the same paths. */

export const links = {
  home: '/',
  notices: '/public',
  track: '/public/track',
  apply: '/apply',
  login: '/login',
  tokens: '/assets/tokens.css',
  styles: '/assets/public.css',
  icon: '/favicon.svg',
} as const;

export function noticeLink(id: string): string {
  return `${links.notices}/notices/${encodeURIComponent(id)}`;
}

export function objectionLink(id: string): string {
  return `${noticeLink(id)}/objection`;
}

/** A link with the parts of a query that have a value. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parts.set(name, value);
  return parts.size > 0 ? `${path}?${parts}` : path;
}

/** `tel:` link of a number as it is written on paper, `0936-1234567 转 801`. */
export function telLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
