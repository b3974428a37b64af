/** Which kinds of files a field of attachments takes, and what it is called in a refusal. */
import { acceptedBy, type FileGroup } from '../files/kinds.ts';
import type { JsonObject } from '../vocabulary.ts';
import { schemaAt, titleAt } from './fields.ts';
import { templateOf } from './paths.ts';
import type { AttachmentSpec, CompiledForm } from './types.ts';

type Kinds = AttachmentSpec['kinds'];

/** What is taken of one kind of paper; null takes every kind of file. */
export function acceptedOf(field: JsonObject, kinds: Kinds, kind: string | undefined): FileGroup[] | null {
  return kinds.find((one) => one.kind === kind)?.accept ?? acceptedBy(field);
}

/** The same at a path of a form. */
export function acceptedAt(
  form: CompiledForm,
  path: string,
  kind: string | undefined,
): { groups: FileGroup[] | null; title: string } {
  const template = templateOf(path);
  const field = schemaAt(form.schema, template) ?? {};
  const kinds = form.attachments.find((one) => one.path === template)?.kinds ?? [];
  return { groups: acceptedOf(field, kinds, kind), title: kind ?? titleAt(form.schema, template) };
}
