/** The columns of a ledger are read by people: each that is declared has a title, else its name would head the workbook. */
import { isObject } from '../../json.ts';
import type { Checked } from '../block.ts';
import { words } from './messages.ts';

/** Reports the columns that say nothing of what they are called. */
export function check({ definition, report }: Checked): void {
  for (const [ledger, { title, fields }] of Object.entries(definition.ledgers ?? {}))
    for (const [name, schema] of Object.entries(fields))
      if (!isObject(schema) || typeof schema['title'] !== 'string' || schema['title'].trim() === '')
        report('column_untitled', ledger, `/ledgers/${ledger}/fields/${name}`, words.untitled(title, name));
}
