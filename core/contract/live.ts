/** The event log as a stream, and the description of the interface itself. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Data } from './shapes/common.ts';
import { LiveMessage } from './shapes/live.ts';

export const live = {
  /** A WebSocket: the schema is that of each message. */
  listen: describe(addresses.live.listen, {
    summary: summaries.live.listen,
    who: 'person',
    /** Where to go on; absent: from now on. */
    query: Type.Object({ cursor: Type.Optional(Type.String()) }),
    answers: { 101: LiveMessage },
    errors: [],
  }),
};

export const about = {
  openapi: describe(addresses.about.openapi, {
    summary: summaries.about.openapi,
    who: 'anyone',
    answers: { 200: Data },
    errors: [],
  }),
};
