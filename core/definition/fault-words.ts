/** Faults of a value in words. */
import { words } from './messages.ts';
import { nearest } from './nearest.ts';

/** Names that have to be there. */
export function missing(names: readonly string[]): string {
  return words.fault.missing(names);
}

/** A name or word nobody knows, and the one that may be meant. */
export function unknown(name: string, known: readonly string[] = []): string {
  return words.fault.unknown(name, nearest(name, known));
}

function oneOf(known: string[], value: unknown): string {
  const near = typeof value === 'string' ? nearest(value, known) : undefined;
  return words.fault.oneOf(known, near);
}

function typeName(type: string): string {
  const { types } = words.fault;
  return Object.hasOwn(types, type) ? types[type as keyof typeof types] : type;
}

/** A keyword of JSON Schema that does not hold, with its parameters as Ajv tells them. */
export function faultInWords(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return missing([params.missingProperty].flat().map(String));
    case 'additionalProperties':
      return unknown(String(params.additionalProperty));
    case 'type':
      return words.fault.type([params.type].flat().map((type) => typeName(String(type))));
    case 'enum':
      return oneOf((params.allowedValues as unknown[]).map(String), params.value);
    case 'const':
      return words.fault.const(String(params.allowedValue));
    case 'minLength':
      return limit === '1' ? words.fault.empty : words.fault.shorter(limit);
    case 'maxLength':
      return words.fault.longer(limit);
    case 'minimum':
      return words.fault.less(limit);
    case 'maximum':
      return words.fault.more(limit);
    case 'minItems':
    case 'minProperties':
      return words.fault.fewer(limit);
    case 'maxItems':
    case 'maxProperties':
      return words.fault.moreItems(limit);
    default:
      return words.fault.other;
  }
}
