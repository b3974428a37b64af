/** `xiangzhi schemas`: writes the JSON Schemas of the languages, so that editors complete and explain their files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormDefinition } from '../../core/definition/form.ts';
import { ProcessPart, ShortProcess } from '../../core/definition/notation/schema.ts';
import { PieceDefinition } from '../../core/definition/piece.ts';
import { ProcessDefinition } from '../../core/definition/process.ts';
import { WrittenScenario } from '../../core/scenario/schema.ts';

/** File under core/definition by its schema. */
export const SCHEMAS: Record<string, unknown> = {
  'process.schema.json': ProcessDefinition,
  'process-short.schema.json': ShortProcess,
  'process-part.schema.json': ProcessPart,
  'piece.schema.json': PieceDefinition,
  'form.schema.json': FormDefinition,
  'scenario.schema.json': WrittenScenario,
};

/** The text of a schema file: what is named once stands at the end, for editors find it there. */
export function schemaText(schema: unknown): string {
  const $defs: Record<string, unknown> = {};
  const whole = hoisted(schema, $defs) as object;
  const parts = Object.keys($defs).length > 0 ? { ...whole, $defs } : whole;
  return `${JSON.stringify(parts, null, 2)}\n`;
}

/** The schema with its named parts taken out into `defs`, and pointers to them. */
function hoisted(schema: unknown, defs: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => hoisted(one, defs));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $defs, ...rest } = schema as Record<string, unknown>;
  for (const [name, part] of Object.entries(($defs ?? {}) as Record<string, object>)) {
    const { $id: _, ...named } = part as Record<string, unknown>;
    defs[name] = hoisted(named, defs);
  }
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      name === '$ref' ? `#/$defs/${String(value)}` : hoisted(value, defs),
    ]),
  );
}

export async function run(_args: string[], root: string): Promise<number> {
  for (const [name, schema] of Object.entries(SCHEMAS))
    writeFileSync(join(root, 'core/definition', name), schemaText(schema));
  return 0;
}
