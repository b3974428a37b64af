/** Bodies of requests: one that is left out counts as an empty object, so that what may all be left out need not be sent. */
import type { FastifyInstance } from 'fastify';

/** Takes requests with no body, or an empty one, to routes that ask for JSON. */
export function installBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.routeOptions.schema?.body) request.body = {};
  });
}
