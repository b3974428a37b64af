/** What a state of the machine means to people, and to the blocks; `meta` in the machine config. */
import Type, { type Static } from 'typebox';
import { BLOCK_META } from '../blocks/specs.ts';
import { closed, extended } from './closed.ts';
import { words } from './messages.ts';
import { TaskSpec } from './task.ts';

export const StateMeta = extended(
  closed(words.meta, {
    label: Type.Optional(Type.String()),
    /** In words for the person who waits: what happens here. */
    help: Type.Optional(Type.String()),
    task: Type.Optional(TaskSpec),
    /** A step that waits for time or an answer, without people. */
    waits: Type.Optional(Type.Boolean()),
    /** An end of the case: its outcome id. */
    end: Type.Optional(Type.String()),
    /** How an end reads: refused `negative`, taken back `back`; default by its word, else an ordinary end. */
    tone: Type.Optional(Type.Enum(['positive', 'negative', 'back', 'neutral'])),
    /** State word of the case while here, where it is not 办理中. */
    word: Type.Optional(Type.String()),
  }),
  BLOCK_META,
);
export type StateMeta = Static<typeof StateMeta>;
