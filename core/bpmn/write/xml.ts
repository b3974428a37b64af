/** XML as text, written by hand: the library's writer wants every element as an object of its own first. */

export type Attributes = Record<string, string | number | boolean | undefined>;

export interface Element {
  tag: string;
  attributes: Attributes;
  children: (Element | string)[];
}

export function el(
  tag: string,
  attributes: Attributes = {},
  ...children: (Element | string | undefined)[]
): Element {
  return { tag, attributes, children: children.filter((child) => child !== undefined) };
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** What XML 1.0 has no way to say, or says only in pairs. */
function clean(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}

export function toXml(root: Element): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ tag, attributes, children }: Element, indent: string, lines: string[]): void {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [
    tag,
    ...written.map(
      ([name, value]) =>
        `${name}="${clean(String(value)).replace(/[&<>"\n\t\r]/g, (sign) => ESCAPES[sign] as string)}"`,
    ),
  ].join(' ');
  if (children.length === 0) {
    lines.push(`${indent}<${head} />`);
    return;
  }
  if (children.every((child) => typeof child === 'string')) {
    lines.push(
      `${indent}<${head}>${clean(children.join('')).replace(/[&<>]/g, (sign) => ESCAPES[sign] as string)}</${tag}>`,
    );
    return;
  }
  lines.push(`${indent}<${head}>`);
  for (const child of children) if (typeof child !== 'string') write(child, `${indent}  `, lines);
  lines.push(`${indent}</${tag}>`);
}
