/** How a part of the language is edited, by its schema: what the panel of a block is made of that brings no panel itself. */
import type { TSchema } from 'typebox';

type SchemaField =
  | { as: 'flag' | 'text' | 'number' | 'feel' | 'form' | 'period' | 'json' }
  | { as: 'choice'; of: string[] }
  | { as: 'group'; fields: [name: string, schema: TSchema][] };

interface Looked {
  'x-reads'?: 'value' | 'condition' | 'template' | 'form' | 'period';
  type?: string;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, TSchema>>;
}

/** What it is edited as; what has no control of its own as JSON. */
export function schemaField(schema: TSchema): SchemaField {
  const { 'x-reads': reads, type, enum: choices, properties } = schema as Looked;
  if (reads === 'form' || reads === 'period') return { as: reads };
  if (reads === 'value' || reads === 'condition') return { as: 'feel' };
  if (choices) return { as: 'choice', of: choices.map(String) };
  if (type === 'boolean') return { as: 'flag' };
  if (type === 'string') return { as: 'text' };
  if (type === 'integer' || type === 'number') return { as: 'number' };
  if (type === 'object' && properties) return { as: 'group', fields: Object.entries(properties) };
  return { as: 'json' };
}

/** Its word, as the language says it; its name where nothing is said. */
export function wordOf(name: string, schema: TSchema): string {
  const { description } = schema as { description?: string };
  return description ?? name;
}
