/** Ledgers 台账: dated rows, limited to the asker's area, as of a day. */
import Type, { type Static } from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Cursor, Data, KeyParams, Limit, nullable, oneOf, pageOf, Region, shape } from './shapes/common.ts';

const at = addresses.ledgers;
const says = summaries.ledgers;

const LedgerRow = shape('LedgerRow', {
  id: Type.String(),
  caseNo: Type.String(),
  from: Type.String(),
  to: nullable(Type.String()),
  region: Region,
  regionName: Type.String(),
  data: Data,
});
type LedgerRow = Static<typeof LedgerRow>;

const query = Type.Object({
  /** A day; default today. */
  asOf: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  region: Type.Optional(Type.String()),
  cursor: Cursor,
  limit: Limit,
});

/** Opening + entered − left = closing; `changed`: rows whose place another took. */
const movement = {
  opening: Type.Integer(),
  entered: Type.Integer(),
  left: Type.Integer(),
  changed: Type.Integer(),
  closing: Type.Integer(),
};

const LedgerStatement = shape('LedgerStatement', {
  month: Type.String(),
  items: Type.Array(Type.Object({ region: Type.String(), regionName: Type.String(), ...movement })),
  total: Type.Object(movement),
});

export const ledgers = {
  statement: describe(at.statement, {
    summary: says.statement,
    who: 'person',
    params: KeyParams,
    query: Type.Object({
      month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
      region: Type.Optional(Type.String({ maxLength: 15 })),
      /** Whose sums are wanted; default those of the regions next below. */
      level: Type.Optional(oneOf('county', 'township', 'village')),
    }),
    answers: { 200: LedgerStatement },
    errors: [404],
  }),
  list: describe(at.list, {
    summary: says.list,
    who: 'person',
    params: KeyParams,
    query,
    answers: { 200: pageOf(LedgerRow) },
    errors: [404],
  }),
  export: describe(at.export, {
    summary: says.export,
    who: 'person',
    params: KeyParams,
    query,
    answers: { 200: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    errors: [404],
  }),
};
