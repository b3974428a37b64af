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
    designer: pages.designer(),
    notices: pages.notices(),
    notice: pages.notice('n1'),
    track: pages.track('990101-LS-2026-00001'),
    archive: pages.archive('c1'),
  }).toMatchInlineSnapshot(`
    {
      "apply": "/apply",
      "applyCase": "/apply/cases/c%201%2F%E7%94%B2",
      "applyForm": "/apply/demo/form?page=2",
      "applyGuide": "/apply/demo",
      "applyReceipt": "/apply/cases/c1/receipt",
      "applyTask": "/apply/cases/c1/tasks/c1.3",
      "archive": "/cases/c1/archive",
      "designer": "/designer",
      "home": "/",
      "login": "/login",
      "loginNext": "/login?next=%2Fapply%2F%E4%B8%B4%E6%97%B6%3Fa%3D1",
      "notice": "/public/notices/n1",
      "notices": "/public",
      "staffCase": "/tasks/cases/c1",
      "task": "/tasks/c1.3",
      "tasks": "/tasks",
      "tasksFiltered": "/tasks?box=done&q=%E5%BC%A0%E4%B8%89&limit=20",
      "track": "/public/track?caseNo=990101-LS-2026-00001",
    }
  `);
});

test('the calls', () => {
  const made = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (call as (...values: unknown[]) => string)(...ARGUMENTS[name as keyof typeof calls]),
    ]),
  );
  expect(made).toMatchInlineSnapshot(`
    {
      "case": "/api/cases/c%201%2F%E7%94%B2",
      "caseActions": "/api/cases/c1/actions",
      "caseEvents": "/api/cases/c1/events",
      "cases": "/api/cases?mine=true&limit=20",
      "demoAccounts": "/api/public/demo-accounts",
      "document": "/api/documents/d1",
      "draft": "/api/drafts/demo",
      "file": "/api/files/f1?case=c1",
      "files": "/api/files",
      "ledger": "/api/ledgers/relief?asOf=2026-03-01",
      "live": "/api/live?cursor=12",
      "login": "/api/login",
      "logout": "/api/logout",
      "me": "/api/me",
      "notices": "/api/public/notices?region=990101",
      "objections": "/api/public/notices/n1/objections",
      "process": "/api/processes/demo",
      "processes": "/api/processes",
      "regions": "/api/regions?parent=9901",
      "task": "/api/tasks/c1.3",
      "taskActions": "/api/tasks/c1.3/actions",
      "taskBatch": "/api/tasks/batch",
      "tasks": "/api/tasks?box=todo",
      "track": "/api/public/track?caseNo=990101-LS-2026-00001&idLast4=0012",
    }
  `);
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
