/** Holds every answer a test receives against the contract: its status, and nothing missing, wrong or beyond it. */
import { Ajv } from 'ajv';
import type { TSchema } from 'typebox';
import { COMMON_ERRORS, type Call } from '../../core/contract/call.ts';
import { calls } from '../../core/contract/index.ts';
import { ApiError } from '../../core/contract/shapes/common.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const routes = calls.map((call) => {
  const [method, path = ''] = call.address.split(' ');
  const pattern = path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+');
  return { call, method, plain: !path.includes(':'), pattern: new RegExp(`^${pattern}$`) };
});

/** The call a request is for; an address without parameters goes before one with. */
function callOf(method: string, pathname: string): Call | undefined {
  const found = routes.filter((route) => route.method === method && route.pattern.test(pathname));
  return (found.find(({ plain }) => plain) ?? found[0])?.call;
}

/** @throws Error that says in what the answer differs */
export function checkAnswer(method: string, address: string, status: number, body: unknown): void {
  const call = callOf(method, new URL(address, 'http://house').pathname);
  if (!call) return;
  const schema = status < 400 ? call.answers[status] : refusal(call, status);
  const faults =
    schema === undefined ? [`status ${status} is not in the contract`] : differences(schema, body);
  if (faults.length > 0) throw new Error(`${call.address} answered ${status}: ${faults.join('; ')}`);
}

function refusal(call: Call, status: number): TSchema | undefined {
  return COMMON_ERRORS.includes(status) || (call.errors as readonly number[]).includes(status)
    ? ApiError
    : undefined;
}

function differences(schema: TSchema | string | null, body: unknown): string[] {
  if (schema === null) return body === '' ? [] : ['an empty answer is not empty'];
  if (typeof schema === 'string') return [];
  const check = checkOf(schema);
  if (check(body)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const checks = new Map<TSchema, ReturnType<typeof ajv.compile>>();

function checkOf(schema: TSchema): ReturnType<typeof ajv.compile> {
  const check = checks.get(schema) ?? ajv.compile(closed(schema) as object);
  checks.set(schema, check);
  return check;
}

/** The schema with nothing beyond what it names: a field that is sent but not in the contract is a difference. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return 'properties' in inside && !('additionalProperties' in inside)
    ? { ...inside, additionalProperties: false }
    : inside;
}
