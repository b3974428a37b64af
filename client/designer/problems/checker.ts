/** Asks the worker; of questions that overtake each other only the last is answered. */
import type { Checked, ToCheck } from '../model/assemble.ts';
import { text } from '../messages.ts';
import type { Answered, Asked } from './check.worker.ts';

interface Waiting {
  asked: Asked;
  settle: (checked: Checked | null) => void;
}

export class Checker {
  private readonly worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  private n = 0;
  private waiting: Waiting | null = null;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.n === this.waiting?.asked.n)
        this.answer('checked' in data ? data.checked : broken(this.waiting.asked.input, data.failed));
    };
    this.worker.onerror = ({ message }) => {
      if (this.waiting) this.answer(broken(this.waiting.asked.input, message));
    };
  }

  /** Null where a later question came first. */
  async check(input: ToCheck): Promise<Checked | null> {
    this.answer(null);
    this.n += 1;
    const asked: Asked = { n: this.n, input };
    return new Promise((settle) => {
      this.waiting = { asked, settle };
      this.worker.postMessage(asked);
    });
  }

  close(): void {
    this.answer(null);
    this.worker.terminate();
  }

  private answer(checked: Checked | null): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.settle(checked);
  }
}

/** A fault of the check itself is told as a problem; what was drawn is kept all the same. */
function broken({ source, diagram }: ToCheck, english: string): Checked {
  const problem = { severity: 'error', code: 'check_failed', element: '', path: '' } as const;
  return {
    source: { ...source, diagram },
    diagnostics: [{ ...problem, message: text.problems.checkFailed, english }],
  };
}
