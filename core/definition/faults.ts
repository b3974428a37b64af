/** What a value lacks to be of a schema, in Chinese: for definitions, scenarios, packages and requests alike. */
import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';

/** A fault: JSON pointer and a sentence. */
export interface SchemaFault {
  path: string;
  message: string;
}

/** What may be wrong at one place beside anything else. */
const BESIDE = new Set(['required', 'additionalProperties']);

/** Every fault, each place once: where a value may be one of several kinds each kind complains of the same place. */
export function schemaFaults(schema: TSchema, value: unknown): SchemaFault[] {
  if (Check(schema, value)) return [];
  const seen = new Set<string>();
  return Errors(schema, value).flatMap(({ keyword, instancePath: path, params }) => {
    const place = BESIDE.has(keyword) ? `${path} ${keyword}` : path;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ path, message: faultInWords(keyword, params as Record<string, unknown>) }];
  });
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

/** A keyword of JSON Schema that does not hold, with the parameters TypeBox or Ajv tell of it. */
export function faultInWords(keyword: string, params: Record<string, unknown>): string {
  const names = (value: unknown): string => [value].flat().map(String).join('、');
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return `缺少 ${names(params.requiredProperties ?? params.missingProperty)}`;
    case 'additionalProperties':
      return `不认识 ${names(params.additionalProperties ?? params.additionalProperty)}`;
    case 'type':
      return `类型不对,应为${[params.type]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join('或')}`;
    case 'enum':
      return `应为下列之一:${names(params.allowedValues)}`;
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
