import { expect, test } from 'vitest';
import { calls, pages } from './paths.ts';

const ID = 'c 1/甲';

/** The map of the site: a changed address is a changed promise, so it has to be changed here too. */
test('the pages', () => {
  expect({
    home: pages.home(),
    login: pages.login(),
    loginNext: pages.login('/apply/临时?a=1'),
    apply: pages.apply(),
    applyGuide: pages.applyGuide('demo'),
    applyForm: pages.applyForm('demo', 2),
    applyCase: pages.applyCase(ID),
    applyTask: pages.applyTask('c1', 'c1.3'),
    applyReceipt: pages.applyReceipt('c1'),
    tasks: pages.tasks(),
    tasksFiltered: pages.tasks({ box: 'done', q: '张三', limit: 20 }),
    task: pages.task('c1.3'),
    staffCase: pages.staffCase('c1'),
    admin: pages.admin(),
    notices: pages.notices(),
    notice: pages.notice('n1'),
    track: pages.track('990101-LS-2026-00001'),
    archive: pages.archive('c1'),
  }).toMatchInlineSnapshot();
});

test('the calls', () => {
  const made = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (call as (...values: unknown[]) => string)(...ARGUMENTS[name as keyof typeof calls]),
    ]),
  );
  expect(made).toMatchInlineSnapshot();
});

const ARGUMENTS: Record<keyof typeof calls, unknown[]> = {
  login: [],
  logout: [],
  me: [],
  demoAccounts: [],
  processes: [],
  process: ['demo'],
  draft: ['demo'],
  cases: [{ mine: true, limit: 20 }],
  case: [ID],
  caseEvents: ['c1'],
  caseActions: ['c1'],
  tasks: [{ box: 'todo' }],
  task: ['c1.3'],
  taskActions: ['c1.3'],
  taskBatch: [],
  files: [],
  file: ['f1', 'c1'],
  document: ['d1'],
  regions: ['9901'],
  notices: ['990101'],
  objections: ['n1'],
  track: ['990101-LS-2026-00001', '0012'],
  ledger: ['relief', { asOf: '2026-03-01' }],
  live: [12],
};
