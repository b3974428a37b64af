/** Rows hear what their list decided, once; a row whose list did not come back finds out. */
import { NotCarried, type Carrier } from '../../world/carrier.ts';
import { wait } from '../../world/work.ts';
import { hasDecided } from './on.ts';
import { DECIDED, UNDECIDED } from './spec.ts';

/** Tells every row. One that was told before hears nothing. */
export const listed: Carrier<'listed'> = function* (world, _from, { token, cases }) {
  for (const id of cases) {
    const outcome = yield* wait(world.command(id, { type: 'Listed', id: `listed:${token}`, token }));
    if (!outcome.ok && outcome.rejection.code === 'conflict') throw new NotCarried(`${id} is busy`);
  }
  return {};
};

/** After the question the attempt has decided, or never will: the write of the question came before its own. */
export const ask: Carrier<'list.ask'> = function* (world, from, { id, by, token }) {
  yield* wait(world.command(by, { type: 'AskList', token }));
  const [list] = yield* wait(world.get('cases', [by]));
  const decided = list !== null && list !== undefined && hasDecided(list, token);
  const event = decided ? DECIDED : UNDECIDED;
  // an answer: it takes the question out of the row's outbox in the same write
  yield* wait(world.command(from.id, { type: 'Answer', effect: id, event, data: { token } }));
  return { answered: true };
};
