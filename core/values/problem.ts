/** What is wrong with a value. A check answers null when nothing is. */
export interface Problem {
  /** Stable, snake_case. */
  code: string;
  /** A Chinese sentence for the person who filled the form in. */
  message: string;
  /** A warning is shown and does not stop the hand-in. */
  level: 'error' | 'warning';
}

export function error(code: string, message: string): Problem {
  return { code, message, level: 'error' };
}

export function warning(code: string, message: string): Problem {
  return { code, message, level: 'warning' };
}

/**
 * What people type and paste, made plain: full-width letters and digits to half-width, blanks and (by default)
 * hyphens dropped, letters upper case. For numbers of cards and documents, before they are checked and stored.
 */
export function plainNumber(text: string, drop = /[\s-]/g): string {
  const half = text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/　/g, ' ');
  return half.replace(drop, '').toUpperCase();
}
