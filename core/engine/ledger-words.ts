/** What a ledger is called and what its columns hold, for everybody who shows its rows. */
import { isObject } from '../json.ts';
import { fieldsByName, type NamedField } from '../form/field-names.ts';
import { labelOf } from '../form/outline.ts';
import type { JsonObject } from '../vocabulary.ts';
import { fieldBehind } from './case-fields.ts';
import { writes } from './ledger-columns.ts';
import type { CompiledProcess } from './process.ts';

interface LedgerWords {
  /** Absent where no process that keeps it says one. */
  title: string | undefined;
  /** By the name a column is written under; the declared ones first and in their order. */
  columns: Map<string, NamedField>;
}

/** As the definitions declare it; what they do not, as the field each column is written from, or one of the same name. */
export function ledgerWords(keepers: CompiledProcess[], ledger: string): LedgerWords {
  const columns = new Map<string, NamedField>();
  let title: string | undefined;
  for (const { definition } of keepers) {
    const declared = declaredIn(definition.ledgers, ledger);
    title ??= declared?.title;
    for (const [name, schema] of Object.entries(declared?.fields ?? {}))
      if (isObject(schema) && !columns.has(name)) columns.set(name, { label: labelOf(schema, name), schema });
  }
  for (const process of keepers) {
    const named = fieldsByName(process.forms.values());
    for (const [name, from] of writes(process, ledger)) {
      if (columns.has(name)) continue;
      const behind = typeof from === 'string' ? fieldBehind(process, from) : undefined;
      const field = behind ? { label: labelOf(behind, name), schema: behind } : named.get(name);
      if (field) columns.set(name, field);
    }
  }
  return { title, columns };
}

function declaredIn(
  ledgers: CompiledProcess['definition']['ledgers'],
  name: string,
): { title: string; fields: JsonObject } | undefined {
  return ledgers && Object.hasOwn(ledgers, name) ? ledgers[name] : undefined;
}
