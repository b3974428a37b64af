/** The drawing tool's own texts, which it asks for by their English words. */
import { messages } from './messages.ts';

/** Translates a text of the tool; `{name}` is filled in. */
export function translate(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  const text = messages[template] ?? template;
  return text.replace(/{([^}]+)}/g, (whole, name: string) => replacements[name] ?? whole);
}
