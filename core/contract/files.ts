/** Files: photos, papers, signatures. Kept apart from cases; a case names them by id. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { IdParams, shape } from './shapes/common.ts';
import { FileInfo } from './shapes/file.ts';

const at = addresses.files;
const says = summaries.files;

export const files = {
  upload: describe(at.upload, {
    summary: says.upload,
    who: 'person',
    /** Where it is uploaded to, so that a refusal can say so: the kinds taken there, and its name. */
    query: Type.Object({
      takes: Type.Optional(Type.String({ maxLength: 200 })),
      title: Type.Optional(Type.String({ maxLength: 200 })),
      /** The case it is to be handed in with. */
      case: Type.Optional(Type.String()),
    }),
    upload: true,
    answers: { 201: FileInfo },
    errors: [404, 409],
  }),
  room: describe(at.room, {
    summary: says.room,
    who: 'person',
    query: Type.Object({
      /** Bytes of what is to be uploaded. */
      size: Type.Integer({ minimum: 0 }),
      case: Type.Optional(Type.String()),
    }),
    answers: { 200: shape('FileRoom', { files: Type.Integer(), bytes: Type.Integer() }) },
    errors: [404, 409],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'person',
    params: IdParams,
    /** Who did not upload it sees it as part of a case. */
    query: Type.Object({ case: Type.Optional(Type.String()) }),
    /** With `Range` the part of it that is asked for. */
    answers: { 200: 'application/octet-stream', 206: 'application/octet-stream' },
    errors: [404, 409, 416],
  }),
};
