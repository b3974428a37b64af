/** The contract as an OpenAPI 3.1 document: every call with what it takes, answers and refuses. Pure. */
import type { TSchema } from 'typebox';
import type { JsonObject, Json } from '../vocabulary.ts';
import { COMMON_ERRORS, SESSION_COOKIE, type Call } from './call.ts';
import { words } from './messages/openapi.zh-CN.ts';
import { ApiError } from './shapes/common.ts';

/** Describes the calls of each area. */
export function openapi(areas: Readonly<Record<string, Readonly<Record<string, Call>>>>): JsonObject {
  const named: Record<string, JsonObject> = {};
  const paths: Record<string, JsonObject> = {};
  for (const [area, calls] of Object.entries(areas)) {
    for (const [name, call] of Object.entries(calls)) {
      const [method = '', path = ''] = call.address.split(' ');
      const place = path.replaceAll(/:(\w+)/g, '{$1}');
      paths[place] = {
        ...paths[place],
        [method.toLowerCase()]: operation(area, name, call, (schema) => refer(schema, named)),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: words.title, version: '1', description: words.description },
    paths,
    components: {
      responses: refusals((schema) => refer(schema, named)),
      schemas: Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: words.session },
      },
    },
  };
}

type Refer = (schema: TSchema) => JsonObject;

function operation(area: string, name: string, call: Call, refer: Refer): JsonObject {
  const parameters = [
    ...parametersOf('path', call.params, refer),
    ...parametersOf('query', call.query, refer),
  ];
  return {
    operationId: `${area}.${name}`,
    tags: [area],
    summary: call.summary,
    description: words.who[call.who],
    ...(call.who === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(call, refer),
    responses: { ...answersOf(call, refer), ...refusalsOf(call) },
  };
}

function parametersOf(place: 'path' | 'query', schema: Call['params'], refer: Refer): JsonObject[] {
  const required = (schema as { required?: string[] } | undefined)?.required ?? [];
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: refer(property),
  }));
}

function bodyOf({ body, upload }: Call, refer: Refer): JsonObject {
  if (upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const schema = { type: 'object', properties: { file }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } };
}

function answersOf({ answers }: Call, refer: Refer): JsonObject {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(status, answer, refer)]),
  );
}

function answerOf(status: string, answer: TSchema | string | null, refer: Refer): JsonObject {
  const description = words.answers[status] ?? words.answered;
  if (answer === null) return { description };
  if (typeof answer === 'string') return { description, content: { [answer]: {} } };
  return { description, content: { 'application/json': { schema: refer(answer) } } };
}

/** Refusals by status: those of this call, and the ones any call may answer with as the default. */
function refusalsOf({ errors }: Call): JsonObject {
  const referred = (name: string | number): JsonObject => ({ $ref: `#/components/responses/Refused${name}` });
  return {
    ...Object.fromEntries(errors.map((status) => [status, referred(status)])),
    default: referred(''),
  };
}

function refusals(refer: Refer): JsonObject {
  const content = { 'application/json': { schema: refer(ApiError) } };
  const any = COMMON_ERRORS.map((status) => `${status} ${words.common[status] ?? ''}`).join(';');
  return {
    Refused: { description: any, content },
    Refused404: { description: words.missing, content },
    Refused409: { description: words.impossible, content },
    Refused416: { description: words.noSuchPart, content },
  };
}

/** The schema with everything that has a name moved to `named` and referred to. */
function refer(schema: unknown, named: Record<string, JsonObject>): JsonObject {
  return walk(schema, named) as JsonObject;
}

function walk(value: unknown, named: Record<string, JsonObject>): Json {
  if (Array.isArray(value)) return value.map((item) => walk(item, named));
  if (typeof value !== 'object' || value === null) return value as Json;
  const parts = Object.entries(value).map(([key, inner]) => [key, walk(inner, named)] as const);
  const { title } = value as { title?: unknown };
  // a field may be called title too: the name of a shape is a text
  if (typeof title !== 'string') return Object.fromEntries(parts);
  named[title] ??= Object.fromEntries(parts.filter(([key]) => key !== 'title'));
  return { $ref: `#/components/schemas/${title}` };
}
