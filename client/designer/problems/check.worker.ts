/** Checks beside the page, so that proving a large process never holds up a hand that draws. */
import { check, type Checked, type ToCheck } from '../model/assemble.ts';

export interface Asked {
  n: number;
  input: ToCheck;
}

export type Answered = { n: number; checked: Checked } | { n: number; failed: string };

self.onmessage = ({ data: { n, input } }: MessageEvent<Asked>): void => {
  check(input).then(
    (checked) => self.postMessage({ n, checked } satisfies Answered),
    (error: unknown) => self.postMessage({ n, failed: String(error) } satisfies Answered),
  );
};
