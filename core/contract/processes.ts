/** What can be applied for, with its guide and start form. */
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { KeyParams, listOf } from './shapes/common.ts';
import { ProcessItem, ProcessView } from './shapes/process.ts';

const at = addresses.processes;
const says = summaries.processes;

export const processes = {
  list: describe(at.list, {
    summary: says.list,
    who: 'anyone',
    answers: { 200: listOf(ProcessItem) },
    errors: [],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'anyone',
    params: KeyParams,
    answers: { 200: ProcessView },
    errors: [404, 409],
  }),
};
