/** Long work, for who runs the platform: how far it is, what it left, stopped or tried again. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { listOf } from './shapes/common.ts';
import { DeadLetter, JobDetail, JobState, JobView } from './shapes/job.ts';

const at = addresses.jobs;
const says = summaries.jobs;

const params = Type.Object({ id: Type.String({ maxLength: 200 }) });

export const jobs = {
  list: describe(at.list, {
    summary: says.list,
    who: 'admin',
    query: Type.Object({ state: Type.Optional(JobState) }),
    answers: { 200: listOf(JobView) },
    errors: [],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'admin',
    params,
    answers: { 200: JobDetail },
    errors: [404],
  }),
  stop: describe(at.stop, {
    summary: says.stop,
    who: 'admin',
    params,
    answers: { 200: JobView },
    errors: [404],
  }),
  retry: describe(at.retry, {
    summary: says.retry,
    who: 'admin',
    params,
    answers: { 200: JobView },
    errors: [404, 409],
  }),
  deadLetters: describe(at.deadLetters, {
    summary: says.deadLetters,
    who: 'admin',
    answers: { 200: listOf(DeadLetter) },
    errors: [],
  }),
  retryDeadLetter: describe(at.retryDeadLetter, {
    summary: says.retryDeadLetter,
    who: 'admin',
    params,
    answers: { 204: null },
    errors: [404],
  }),
};
