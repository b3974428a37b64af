/**
 * A store lent to another process: the embedded store belongs to the process that opened it, so a second server of a test
 * asks it through the channel between them. Every call is one message there and one back, as to a database.
 */
import type { ChildProcess } from 'node:child_process';
import type { Store } from '../../server/store/types.ts';

interface Call {
  call: number;
  method: string;
  args: unknown[];
}

type Answer = { answered: number; result: unknown } | { answered: number; error: string };

/** Answers what a child asks of the store. */
export function lend(store: Store, child: ChildProcess): void {
  child.on('message', (message: Partial<Call>) => {
    if (message.call === undefined) return;
    const { call, method, args } = message as Call;
    const job = Reflect.get(store, method) as (...given: unknown[]) => Promise<unknown>;
    job.apply(store, args).then(
      (result) => child.send({ answered: call, result } satisfies Answer),
      (error: unknown) => child.send({ answered: call, error: String(error) } satisfies Answer),
    );
  });
}

/** The lent store, in the child. */
export function borrowed(): Store {
  const open = new Map<number, (answer: Answer) => void>();
  let calls = 0;
  process.on('message', (answer: Partial<Answer>) => {
    if (answer.answered !== undefined) open.get(answer.answered)?.(answer as Answer);
  });
  const ask = (method: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call = (calls += 1);
      open.set(call, (answer) => {
        open.delete(call);
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.result);
      });
      process.send?.({ call, method, args } satisfies Call);
    });
  const own: Partial<Store> = { backend: 'embedded', atomicFollowUps: true, close: async () => {} };
  return new Proxy(own as Store, {
    get: (target, name) =>
      name in target || typeof name === 'symbol'
        ? Reflect.get(target, name)
        : name === 'then'
          ? undefined
          : (...args: unknown[]) => ask(name, args),
  });
}
