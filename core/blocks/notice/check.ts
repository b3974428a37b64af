/** Notices that cannot be posted: a line nobody may see, an answer no form gives. */
import type { StateMeta } from '../../definition/process.ts';
import { schemaAt } from '../../form/fields.ts';
import type { Checked } from '../block.ts';
import { words } from './messages.ts';

/** Checks the notices of all states. */
export function checkNotices({ definition, states, forms, report }: Checked): void {
  for (const { key, path, node } of states) {
    const { notice } = (node.meta ?? {}) as StateMeta;
    for (const { name } of notice?.fields ?? [])
      if (!definition.public?.includes(name)) report('not_public', key, path, words.check.notPublic(name));
    const { finding, reply } = notice?.answer ?? {};
    for (const field of [finding, reply])
      if (field !== undefined && ![...forms.values()].some(({ schema }) => schemaAt(schema, field)))
        report('answer_unknown', key, path, words.check.noAnswer(field));
  }
}
