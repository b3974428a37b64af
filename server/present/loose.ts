/** Masks for what stands in no form: the machine's notes and rows of ledgers. Hidden more, never less. */
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Privacy } from '../../core/definition/form.ts';
import { maskValue } from '../../core/form/present.ts';
import { isObject } from '../../core/json.ts';
import { maskName, maskNumbers } from '../../core/values/mask.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import { privateNames } from './sources.ts';

/** Names that hold a person's name whatever they were taken from. */
const NAMES = /(^|_)(name|payee|head|applicant)$/;

/** A value under its name: by the class of the form field of that name, else by its shape, all the way down. */
export function maskLoose(process: CompiledProcess, name: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => maskLoose(process, name, item));
  if (isObject(value)) return maskLooseAll(process, value);
  const as = privateNames(process).get(name);
  if (as) return maskedAs(value, as);
  if (typeof value !== 'string') return value;
  return NAMES.test(name) ? maskName(value) : maskNumbers(value);
}

export function maskLooseAll(process: CompiledProcess, data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, maskLoose(process, name, value)]),
  );
}

/** A value that was made of fields of these classes; what is masked already is left. */
export function maskMade(process: CompiledProcess, name: string, value: Json, classes: Privacy[]): Json {
  if (Array.isArray(value)) return value.map((item) => maskMade(process, name, item, classes));
  if (isObject(value)) return maskLooseAll(process, value);
  if (typeof value === 'string' && value.includes('*')) return maskNumbers(value);
  const [as] = classes;
  return as === undefined ? maskLoose(process, name, value) : maskedAs(value, as);
}

/** A number or a yes says of an identity or a name nothing; of an illness or an income it says all. */
function maskedAs(value: Json, as: Privacy): Json {
  const harmless = typeof value !== 'string' && ['name', 'id', 'phone', 'card', 'address'].includes(as);
  return harmless ? value : maskValue(value, as);
}
