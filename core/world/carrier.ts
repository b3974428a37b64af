/** What carries out one kind of effect. */
import type { Effect } from '../vocabulary.ts';
import type { World } from './port.ts';
import type { CaseRow, RowPut } from './rows.ts';
import type { Work } from './work.ts';

/** What is left to do once an effect was carried out, in one write with taking it out of the case's outbox. */
export interface Carried {
  rows?: RowPut[];
  /** The case heard an answer, and that took the effect out of its outbox. */
  answered?: true;
}

/** Carries out an effect of a case. Twice is as good as once. @throws NotCarried when it must be tried again */
export type Carrier<K extends Effect['kind'] = Effect['kind']> = (
  world: World,
  from: CaseRow,
  effect: Effect & { kind: K },
) => Work<Carried>;

/** It could not be carried out now: it stays in the outbox and is tried again. */
export class NotCarried extends Error {}
