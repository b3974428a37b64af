/**
 * A template tag that escapes by default: whatever is put into html`…` is text unless it came out of html`…` itself
 * or was marked with `raw`. Safe between tags and inside quoted attributes; attributes are therefore always quoted.
 */

/** Markup that is safe to send. Only this module makes one, so data can never pass for markup. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template. Arrays are joined; null, undefined, true and false leave nothing. */
type Child = Html | string | number | boolean | null | undefined | readonly Child[];

export function html(parts: TemplateStringsArray, ...children: Child[]): Html {
  return new Html(parts.map((part, i) => (i === 0 ? part : render(children[i - 1]) + part)).join(''));
}

/** Text that is markup already. For constants of ours, never for anything that was typed in. */
export function raw(text: string): Html {
  return new Html(text);
}

/** An attribute that is there or not: `<option${flag('selected', chosen)}>`. */
export function flag(name: string, on: boolean): Html {
  return raw(on ? ` ${name}` : '');
}

/** An attribute with a value, left out when there is none. */
export function attribute(name: string, value: string | null | undefined): Html {
  return value == null ? raw('') : new Html(` ${name}="${escape(value)}"`);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

function render(child: Child): string {
  if (child instanceof Html) return child.toString();
  if (Array.isArray(child)) return (child as readonly Child[]).map(render).join('');
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  return escape(String(child));
}
