/** Who I am. */
import Type, { type Static } from 'typebox';
import { Moment, Region, shape } from './common.ts';

const Post = Type.Object({
  role: Type.String(),
  roleName: Type.String(),
  region: Region,
  regionName: Type.String(),
});

export const Me = shape('Me', {
  user: Type.Object({ id: Type.String(), name: Type.String() }),
  positions: Type.Array(Post),
  /** What the navigation offers. */
  may: Type.Object({
    work: Type.Boolean(),
    apply: Type.Boolean(),
    admin: Type.Boolean(),
    /** Looks after cases that went wrong. */
    steward: Type.Boolean(),
  }),
  /** Goes into the header `x-csrf-token` of every change. */
  csrf: Type.String(),
  /** Server time; `virtualClock` where a training clock runs. */
  now: Moment,
  virtualClock: Type.Boolean(),
});
export type Me = Static<typeof Me>;
