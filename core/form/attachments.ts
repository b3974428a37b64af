/** Attachments by kind: which papers are needed and which of them are there. */
import { isObject } from '../json.ts';
import { test } from '../expression/index.ts';
import type { Json } from '../vocabulary.ts';
import { targetsOf } from './derive.ts';
import { fieldError } from './errors.ts';
import { mayBeMissing, type Filling } from './filling.ts';
import { getAt, parentOf } from './paths.ts';
import { scopeAt } from './scope.ts';
import type { AttachmentSpec, FieldError } from './types.ts';
import { formWords } from './messages.ts';

export function checkAttachments(filling: Filling): FieldError[] {
  return filling.form.attachments.flatMap((spec) =>
    targetsOf(filling.data, spec).flatMap((path) => checkField(filling, spec, path)),
  );
}

function checkField(filling: Filling, spec: AttachmentSpec, path: string): FieldError[] {
  const { form, data, context } = filling;
  const value = getAt(data, path);
  const items = Array.isArray(value) ? value : [];
  const errors = tooMany(spec, items).map((kind) =>
    fieldError(form.schema, path, 'max_items', formWords.tooManyOfKind(kind)),
  );
  if (mayBeMissing(filling, path)) return errors;
  const scope = scopeAt(form, data, spec.base, parentOf(path), context);
  const needed = spec.kinds.filter(({ required }) => required !== undefined && test(required, scope));
  const absent = needed.filter(({ kind }) => !items.some((item) => isOfKind(item, kind)));
  // an item that does not say what it is may be any of the papers still missing
  const missing = absent.slice(items.filter((item) => kindOfItem(item) === undefined).length);
  if (missing.length === 0) return errors;
  return [
    ...errors,
    fieldError(form.schema, path, 'required', formWords.missing.papers(missing.map(({ kind }) => kind))),
  ];
}

function tooMany(spec: AttachmentSpec, items: Json[]): string[] {
  return spec.kinds
    .filter(
      ({ kind, max }) => max !== undefined && items.filter((item) => kindOfItem(item) === kind).length > max,
    )
    .map(({ kind }) => kind);
}

function kindOfItem(item: Json): string | undefined {
  const kind = isObject(item) ? item['kind'] : undefined;
  return typeof kind === 'string' && kind !== '' ? kind : undefined;
}

/** 身份证 serves for 身份证/户口簿. */
function isOfKind(item: Json, kind: string): boolean {
  const given = kindOfItem(item);
  return given !== undefined && (given === kind || kind.includes(given) || given.includes(kind));
}
