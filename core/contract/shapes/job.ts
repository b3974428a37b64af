/** Long work as it leaves the server: how far it is, and what it could not deal with. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, oneOf, shape } from './common.ts';

/** `failed`: it was tried as often as its policy says and waits for a person. */
export const JobState = oneOf('running', 'done', 'stopped', 'failed');

const job = {
  id: Type.String(),
  kind: Type.String(),
  /** What it is about, for instance a process. */
  subject: Type.String(),
  state: JobState,
  /** Items in all, those dealt with, and of these the ones done and the ones left as they were. */
  total: Type.Integer(),
  dealt: Type.Integer(),
  done: Type.Integer(),
  left: Type.Integer(),
  /** Failures in a row, and the last one. */
  attempts: Type.Integer(),
  error: nullable(Type.String()),
  /** When it is tried again; null where it does not wait. */
  nextAt: nullable(Moment),
  startedAt: Moment,
  startedBy: Type.String(),
  endedAt: nullable(Moment),
};

/** A job under way or over. */
export const JobView = shape('JobItem', job);
export type JobView = Static<typeof JobView>;

/** An item that was left as it was, and why. */
export const JobItemView = shape('ItemLeft', {
  ref: Type.String(),
  label: Type.String(),
  reasons: Type.Array(Type.String()),
});
export type JobItemView = Static<typeof JobItemView>;

/** A job with what it left. */
export const JobDetail = shape('Job', { ...job, items: Type.Array(JobItemView) });
export type JobDetail = Static<typeof JobDetail>;

/** An effect that was tried as often as its policy says. */
export const DeadLetter = shape('DeadLetter', {
  id: Type.String(),
  case: Type.String(),
  kind: Type.String(),
  attempts: Type.Integer(),
  error: Type.String(),
  at: Moment,
});
export type DeadLetter = Static<typeof DeadLetter>;
