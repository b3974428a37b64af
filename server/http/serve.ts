/** Puts a call of the contract on the server: its address, the checks of its parts, who may call, its status. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteShorthandOptions,
} from 'fastify';
import type { AnswerOf, Call, Who } from '../../core/contract/call.ts';
import type { Context } from '../context.ts';
import { adminOf, entitled, learnerOf, stewardOf, trainerOf, whoIs } from './auth.ts';

type SchemaOf<C extends Call> = { params: C['params']; querystring: C['query']; body: C['body'] };

/** A request of the call; its parts have the types of the contract. */
type RequestOf<C extends Call> = FastifyRequest<
  RouteGenericInterface,
  RawServerDefault,
  RawRequestDefaultExpression,
  SchemaOf<C>,
  TypeBoxTypeProvider
>;

/** Answers a call. What is no JSON is sent with `reply`, which is then returned. */
type Handler<C extends Call> = (
  request: RequestOf<C>,
  reply: FastifyReply,
) => Promise<AnswerOf<C> | FastifyReply>;

/** How one route differs from others beyond the contract. */
type Options = Pick<RouteShorthandOptions, 'bodyLimit' | 'config'>;

export function serve<C extends Call>(
  app: FastifyInstance,
  context: Context,
  call: C,
  handler: Handler<C>,
  options: Options = {},
): void {
  const [method, url] = call.address.split(' ') as [HTTPMethods, string];
  const [status] = Object.keys(call.answers);
  const { params, query: querystring, body } = call;
  app.route({
    method,
    url,
    schema: {
      ...(params ? { params } : {}),
      ...(querystring ? { querystring } : {}),
      ...(body ? { body } : {}),
    },
    ...options,
    // after the checks of the request's parts, as its own reading of them would be
    preHandler: async (request) => ADMIT[call.who](context, request),
    handler: async (request, reply) => {
      reply.status(Number(status));
      const answer = await handler(request as unknown as RequestOf<C>, reply);
      return answer === undefined && !reply.sent ? reply.send() : answer;
    },
  });
}

const ADMIT: Record<Who, (context: Context, request: FastifyRequest) => void> = {
  anyone: () => {},
  person: (_context, request) => void whoIs(request),
  reads: (context, request) => void entitled(context, request, 'designs', 'publishes'),
  designs: (context, request) => void entitled(context, request, 'designs'),
  publishes: (context, request) => void entitled(context, request, 'publishes'),
  admin: (_context, request) => void adminOf(request),
  steward: (context, request) => void stewardOf(context, request),
  learner: learnerOf,
  trainer: trainerOf,
};
