/** An application that was begun and not handed in. */
import Type, { type Static } from 'typebox';
import { Data, Moment, nullable, oneOf, shape } from './common.ts';

/** What somebody fills in at. Its id is drawn by the device itself, and says only whether two are the same. */
export const DraftDevice = shape('DraftDevice', {
  id: Type.String({ minLength: 1, maxLength: 60 }),
  kind: oneOf('phone', 'tablet', 'computer'),
});
export type DraftDevice = Static<typeof DraftDevice>;

const content = {
  process: Type.String({ maxLength: 100 }),
  /** For whom, when for somebody else. */
  behalfOf: nullable(Type.String({ maxLength: 60 })),
  /** Page of the form it was left on, from 1. */
  page: Type.Integer({ minimum: 1, maximum: 1000 }),
};

const item = {
  /** Request id of the application it becomes: handed in twice it opens one case, and the draft goes with it. */
  id: Type.String(),
  ...content,
  title: Type.String(),
  /** Counts its savings: who saves over it names the one begun from. */
  rev: Type.Integer(),
  at: Moment,
  /** Where it was last saved; null in drafts of releases that did not note it. */
  device: nullable(DraftDevice),
};

export const DraftItem = shape('ApplicationDraftItem', item);
export type DraftItem = Static<typeof DraftItem>;

export const DraftView = shape('ApplicationDraft', { ...item, data: Data });
export type DraftView = Static<typeof DraftView>;

/** What is saved of a draft. */
export const DraftBody = Type.Object({
  ...content,
  /** The revision it was begun from; 0 for a draft the server has not seen. */
  rev: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  device: DraftDevice,
  data: Data,
});
export type DraftBody = Static<typeof DraftBody>;
