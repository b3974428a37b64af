/** `xiangzhi schemas`: writes the JSON Schemas of the languages, so that editors complete and explain their files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormDefinition } from '../../core/definition/form.ts';
import { ProcessPart, ShortProcess } from '../../core/definition/notation/schema.ts';
import { ProcessDefinition } from '../../core/definition/process.ts';
import { WrittenScenario } from '../../core/scenario/schema.ts';

/** File under core/definition by its schema. */
export const SCHEMAS: Record<string, unknown> = {
  'process.schema.json': ProcessDefinition,
  'process-short.schema.json': ShortProcess,
  'process-part.schema.json': ProcessPart,
  'form.schema.json': FormDefinition,
  'scenario.schema.json': WrittenScenario,
};

/** The text of a schema file. */
export function schemaText(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

export async function run(_args: string[], root: string): Promise<number> {
  for (const [name, schema] of Object.entries(SCHEMAS))
    writeFileSync(join(root, 'core/definition', name), schemaText(schema));
  return 0;
}
