/** What a list may decide about a case, and how a case looks at those of its campaigns. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { RowCondition } from '../../definition/feel.ts';
import { Rule } from '../../definition/task.ts';
import { words } from './messages.ts';

/** By message that the machine hears: what must hold for it at the moment the list is decided. */
export const DecidableSpec = closed(words.rule, { rules: Type.Optional(Type.Array(Rule)) });

export const MembersLookup = closed(words.lookup, {
  /** Name of a campaign of the definition. */
  members: Type.String(),
  where: Type.Optional(RowCondition),
});
export type MembersLookup = Static<typeof MembersLookup>;

/** The cases of a campaign. */
export interface MembersQuery {
  kind: 'members';
  of: string;
}
