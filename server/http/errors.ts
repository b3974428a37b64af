/** The one translation of failures to HTTP: `{code, message, path?, details?}`, never a stack. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultInWords } from '../../core/definition/fault-words.ts';
import { errors, HttpError } from '../errors.ts';
import type { Context } from '../context.ts';
import { errorPage } from '../pages/errors.ts';
import { siteOf } from '../queries/site.ts';
import { StoreUnavailable } from '../store/types.ts';
import { messages } from './messages.ts';

/** Installs the translation; pages get a page, programs get JSON. */
export function installErrors(app: FastifyInstance, context: Context): void {
  app.setErrorHandler((error: FastifyError | HttpError, request, reply) =>
    answer(context, request, reply, translate(error, request)),
  );
  app.setNotFoundHandler((request, reply) =>
    answer(context, request, reply, new HttpError(404, 'not_found', messages.noPage)),
  );
}

/** Fastify's own refusals, of requests that never reach a route: the same translation. */
export function frameworkErrors(
  context: Context,
): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void {
  return (error, request, reply) => void answer(context, request, reply, translate(error, request));
}

function answer(context: Context, request: FastifyRequest, reply: FastifyReply, error: HttpError): unknown {
  reply.status(error.status);
  if (!request.url.startsWith('/api/') && request.method === 'GET') {
    return reply
      .type('text/html; charset=utf-8')
      .send(errorPage({ site: siteOf(context), status: error.status, requestId: request.id }));
  }
  const { code, message, path, details } = error;
  return reply.send({
    code,
    message,
    ...(path ? { path } : {}),
    ...(details === undefined ? {} : { details }),
  });
}

function translate(error: FastifyError | HttpError | Error, request: FastifyRequest): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof StoreUnavailable)
    return new HttpError(503, 'store_unavailable', messages.storeUnavailable);
  const fault = error as FastifyError;
  if (fault.validation) return malformed(fault.validation, fault.validationContext === 'body');
  if (fault.code === 'ENOSPC' || fault.code === 'EDQUOT') return diskFull();
  if (fault.statusCode === 413) return errors.tooLarge();
  if (fault.statusCode === 429) return new HttpError(429, 'too_many', messages.tooMany);
  if (fault.statusCode && fault.statusCode < 500)
    return new HttpError(fault.statusCode, 'bad_request', errors.badRequest().message);
  request.log.error({ err: error }, 'request failed');
  return errors.internal();
}

/** Nothing more can be kept; what is kept can be read. */
function diskFull(): HttpError {
  return new HttpError(507, 'disk_full', messages.diskFull);
}

/** A request that is not of its schema: which field, and what is wrong with it. */
function malformed([first]: NonNullable<FastifyError['validation']>, inBody: boolean): HttpError {
  const { keyword = '', instancePath = '', params = {} } = first ?? {};
  const field = params.missingProperty ?? params.additionalProperty;
  const path = [...instancePath.split('/').slice(1), ...(field === undefined ? [] : [String(field)])].join(
    '.',
  );
  const what = field === undefined && path !== '' ? `${path} ` : '';
  const message = messages.malformed(what, faultInWords(keyword, params));
  return new HttpError(inBody ? 422 : 400, 'bad_request', message, path || undefined);
}
