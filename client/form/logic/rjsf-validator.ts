/**
 * The validator react-jsonschema-form asks for, over the one check of the house. Nothing is compiled to code, so it
 * runs under a strict content policy. Until the engine is there everything counts as valid.
 */
import { isObject } from '../../../core/json.ts';
import type {
  ErrorSchema,
  RJSFSchema,
  RJSFValidationError,
  ValidationData,
  ValidatorType,
} from '@rjsf/utils';
import type { FieldError } from '../../../core/form/types.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { Engine } from './engine.ts';
import type { FormStore } from './form-store.ts';

export function rjsfValidator(store: FormStore, engine: () => Engine | undefined): ValidatorType {
  const errorsOf = (data: unknown): FieldError[] => {
    const running = engine();
    if (!running || !isObject(data as Json)) return [];
    return running.check(store.form, data as JsonObject, { today: store.today }).errors;
  };
  return {
    validateFormData: (data): ValidationData<unknown> => {
      const errors = errorsOf(data);
      return { errors: errors.map(toRjsf), errorSchema: errorTree(errors) };
    },
    isValid: (schema: RJSFSchema, data) =>
      engine()?.satisfies(schema as JsonObject, (data ?? null) as Json) ?? true,
    rawValidation: <Result>(_schema: RJSFSchema, data?: unknown) => ({ errors: errorsOf(data) as Result[] }),
  };
}

function toRjsf({ path, code, message }: FieldError): RJSFValidationError {
  return { name: code, property: `.${path}`, message, stack: message };
}

/** Errors as react-jsonschema-form wants them: a tree of the form's shape with `__errors` at the fields. */
function errorTree(errors: FieldError[]): ErrorSchema<unknown> {
  const tree: Record<string, unknown> = {};
  for (const { path, message } of errors) {
    let at = tree;
    for (const name of path === '' ? [] : path.split('.')) {
      const inner = (at[name] ?? {}) as Record<string, unknown>;
      at[name] = inner;
      at = inner;
    }
    at['__errors'] = [...((at['__errors'] ?? []) as string[]), message];
  }
  return tree as ErrorSchema<unknown>;
}
