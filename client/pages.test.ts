import { expect, test } from 'vitest';
import { pages } from './pages.ts';

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
