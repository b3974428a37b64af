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
