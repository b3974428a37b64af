import { expect, test } from 'vitest';
import { LoginAttempts } from './login-attempts.ts';

test('guesses at one account from one address are judged one after another', async () => {
  const attempts = new LoginAttempts();
  const order: string[] = [];
  const guess = (name: string): Promise<void> =>
    attempts.inTurn('account\naddress', async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });
  await Promise.all([guess('first'), guess('second')]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
