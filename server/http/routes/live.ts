/** `GET /api/live?cursor=`: the event log as a stream, limited to what the listener may see. */
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { contract } from '../../../core/contract/index.ts';
import type { Context } from '../../context.ts';
import { LiveFeed } from '../../live/feed.ts';
import { whoIs } from '../auth.ts';

export function liveRoutes(app: FastifyInstance, context: Context): void {
  const feed = new LiveFeed(context);
  app.addHook('onClose', async () => feed.close());
  const [, path] = contract.live.listen.address.split(' ') as [string, string];
  app.get(
    path,
    { websocket: true, preValidation: async (request) => void whoIs(request) },
    (socket: WebSocket, request) => {
      const session = whoIs(request);
      const { cursor } = request.query as { cursor?: string };
      feed
        .join(
          socket,
          session,
          cursor === undefined || cursor === '' ? null : Number(cursor),
          request.raw.socket,
        )
        .catch(() => socket.terminate());
    },
  );
}
