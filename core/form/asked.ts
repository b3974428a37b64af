/** From what an office asked for in words to the fields and papers of the form it means. */
import { eachField, kindOf } from './fields.ts';
import { own } from './paths.ts';
import type { CompiledForm } from './types.ts';

/** A field, or one kind of paper of a field, as the form calls it. */
interface Named {
  name: string;
  /** Template of the field. */
  path: string;
}

/** Shorter names stand in too many sentences by chance. */
const SHORTEST = 2;

/** What of the form is named in these words, each once, in the order of the form; free words that name nothing lead nowhere. */
export function placesAsked(
  form: Pick<CompiledForm, 'schema' | 'attachments'>,
  asked: readonly string[],
): Named[] {
  const named = namesIn(form).filter(({ name }) =>
    name.split('/').some((part) => part.length >= SHORTEST && asked.some((word) => word.includes(part))),
  );
  // of 户口簿 and 户口簿首页 in one sentence the longer is meant
  return named.filter(
    ({ name }) =>
      !named.some((other) => other.name !== name && other.name.includes(name) && asked.includes(other.name)),
  );
}

function namesIn({ schema, attachments }: Pick<CompiledForm, 'schema' | 'attachments'>): Named[] {
  const names: Named[] = [];
  eachField(schema, (template, field) => {
    const title = own(field, 'title');
    const papers = attachments.filter(({ path }) => path === template);
    for (const { kinds } of papers) for (const { kind } of kinds) names.push({ name: kind, path: template });
    if (
      papers.length === 0 &&
      typeof title === 'string' &&
      kindOf(field) === 'value' &&
      !template.includes('[]')
    )
      names.push({ name: title, path: template });
  });
  return names;
}
