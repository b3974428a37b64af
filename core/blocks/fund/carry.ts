/** Operations on fund accounts, and the answer where the case waits for one. */
import { allowanceOf } from '../../engine/allowance.ts';
import { answerOf } from '../../fund/answer.ts';
import { fundRequest, onAccount } from '../../fund/on-account.ts';
import { NotCarried, type Carrier } from '../../world/carrier.ts';
import { wait } from '../../world/work.ts';
import { words } from './messages.ts';

/** Carries out an operation; a refusal that nobody waits for is an incident. */
export const operate: Carrier<'fund'> = function* (world, from, effect) {
  const { id, op, region, data } = effect;
  const result = yield* onAccount(world, effect.fund, region, fundRequest(world.now(), id, op, data));
  if (effect.answer) {
    const answer = { type: 'Answer' as const, effect: id, ...answerOf(op, result), ...allowanceOf(effect) };
    const outcome = yield* wait(world.command(from.id, answer));
    // what was asked for after it waits: the case must hear its answers in order
    if (!outcome.ok) throw new NotCarried(`the answer of ${id} was refused: ${outcome.rejection.code}`);
    return { answered: true };
  }
  if (!result.ok) {
    const where = { fund: effect.fund, region, op, reason: result.reason };
    yield* wait(world.raise(from.id, { id: `fund:${id}`, message: words.refused, data: where }));
  }
  return {};
};
