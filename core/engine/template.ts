/** Sentences with `{{ FEEL }}` in them. */
import { evaluate } from '../expression/index.ts';

const SLOT = /\{\{(.+?)\}\}/gs;

/** The expressions in the slots. */
export function slotsOf(text: string): string[] {
  return [...text.matchAll(SLOT)].map(([, expression]) => (expression as string).trim());
}

/** Fills the slots; an expression without a value leaves nothing. `escape` is applied to each value. */
export function fill(
  text: string,
  scope: Record<string, unknown>,
  escape: (value: string) => string = (v) => v,
): string {
  return text.replace(SLOT, (_match, expression: string) => {
    const { value } = evaluate(expression.trim(), scope);
    return value === null || value === undefined
      ? ''
      : escape(typeof value === 'object' ? JSON.stringify(value) : String(value));
  });
}
