/** Faults of a value in words. */
import { nearest } from './nearest.ts';

/** Names that have to be there. */
export function missing(names: readonly string[]): string {
  return `缺少 ${names.join('、')}`;
}

/** A name or word nobody knows, and the one that may be meant. */
export function unknown(name: string, known: readonly string[] = []): string {
  const near = nearest(name, known);
  return `不认识 ${name}${near === undefined ? '' : `,是不是 ${near}?`}`;
}

function oneOf(known: string[], value: unknown): string {
  const near = typeof value === 'string' ? nearest(value, known) : undefined;
  return `应为下列之一:${known.join('、')}${near === undefined ? '' : `,是不是 ${near}?`}`;
}

const TYPES: Record<string, string> = {
  object: '对象',
  array: '列表',
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '真或假',
  null: '空值',
};

/** A keyword of JSON Schema that does not hold, with its parameters as Ajv tells them. */
export function faultInWords(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return missing([params.missingProperty].flat().map(String));
    case 'additionalProperties':
      return unknown(String(params.additionalProperty));
    case 'type':
      return `类型不对,应为${[params.type]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join('或')}`;
    case 'enum':
      return oneOf((params.allowedValues as unknown[]).map(String), params.value);
    case 'const':
      return `应为 ${String(params.allowedValue)}`;
    case 'minLength':
      return limit === '1' ? '不能为空' : `不能短于 ${limit} 个字`;
    case 'maxLength':
      return `不能长于 ${limit} 个字`;
    case 'minimum':
      return `不能小于 ${limit}`;
    case 'maximum':
      return `不能大于 ${limit}`;
    case 'minItems':
    case 'minProperties':
      return `不能少于 ${limit} 项`;
    case 'maxItems':
    case 'maxProperties':
      return `不能多于 ${limit} 项`;
    default:
      return '写法不对';
  }
}
