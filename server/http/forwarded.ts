/** Requests that come by way of a proxy: then whoever asks may be anybody. */
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';

const SIGNS = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

export function isForwarded({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return SIGNS.some((name) => headers[name] !== undefined);
}

/** The context as the request may use it: a demo nobody asked for ends at a proxy. */
export function demoAt(context: Context, request: FastifyRequest): Context {
  const { config } = context;
  if (!config.demo || config.demoAsked || !isForwarded(request)) return context;
  return { ...context, config: { ...config, demo: false } };
}
