/** The smallest process that does all an office step does: a form, a vote, a transition, a task closed and opened. */
export const BENCH_PROCESS = {
  format: 2,
  key: 'bench-office-step',
  title: '测速',
  caseNo: 'B-{seq}',
  subject: '"测速"',
  region: 'village',
  start: { roles: ['township_window'], form: 'bench/note', outcome: 'submit' },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: { task: { seats: [{ role: 'filer' }], outcomes: { submit: { label: '提交' } } } },
        on: { submit: 'review' },
      },
      review: {
        meta: {
          label: '审核',
          task: {
            // one clerk opens what the same clerk works on
            seats: [{ role: 'township_window', own: true }],
            form: 'bench/note',
            outcomes: { again: { label: '再审', partial: true }, done: { label: '办结' } },
          },
        },
        on: {
          again: [
            { guard: { type: 'when', params: { if: 'review.opinion = "不再审"' } }, target: 'closed' },
            { target: 'review', reenter: true },
          ],
          done: 'closed',
        },
      },
      closed: { type: 'final', meta: { end: 'closed' } },
    },
  },
};

export const BENCH_FORM = {
  id: 'bench/note',
  title: '测速',
  schema: {
    type: 'object',
    properties: {
      village: { type: 'string', format: 'region' },
      note: { type: 'string' },
      opinion: { type: 'string', title: '意见', maxLength: 200 },
    },
  },
};
