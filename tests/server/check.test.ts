/** `xiangzhi check` on diagrams from anywhere: what a file is called and how it was saved does not matter. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankSource } from '../../core/versions/blank.ts';
import { checkDefinitions } from '../../server/cli/check-definitions.ts';
import { xiangzhi } from '../support/cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NAMES = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"';
const diagram = (encoding: string, join = 'exclusiveGateway'): string =>
  `<?xml version="1.0" encoding="${encoding}"?><definitions ${NAMES}><process id="p" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="x"/><userTask id="a" name="初审"/><userTask id="b"/><${join} id="m"/><endEvent id="e"/>${[
    ['s', 'x'],
    ['x', 'a'],
    ['x', 'b'],
    ['a', 'm'],
    ['b', 'm'],
    ['m', 'e'],
  ]
    .map(([from, to], n) => `<sequenceFlow id="f${n}" sourceRef="${from}" targetRef="${to}"/>`)
    .join('')}</process></definitions>`;

/** `初审` in GBK. */
const GBK = Buffer.from([0xb3, 0xf5, 0xc9, 0xf3]);

function inGbk(text: string): Buffer {
  const [before = '', after = ''] = text.split('初审');
  return Buffer.concat([Buffer.from(before), GBK, Buffer.from(after)]);
}

interface Told {
  code: number | null;
  found: { severity: string; code: string; element: string; message: string }[];
}

async function check(name: string, content: string | Buffer): Promise<Told> {
  const file = join(folder, name);
  await writeFile(file, content);
  const { code, out } = await xiangzhi(['check', file, '--json']);
  const [only] = JSON.parse(out) as { file: string; diagnostics: Told['found'] }[];
  expect(only?.file).toBe(file);
  return { code, found: only?.diagnostics ?? [] };
}

describe('xiangzhi check', () => {
  it.each([
    ['utf8.bpmn', diagram('UTF-8')],
    ['old.bpmn2', diagram('UTF-8')],
    ['any-name', diagram('UTF-8')],
    ['utf16.bpmn', Buffer.from(`\uFEFF${diagram('UTF-16')}`, 'utf16le')],
    ['gbk.bpmn20.xml', inGbk(diagram('GBK'))],
  ])('%s is read and in order', async (name, content) => {
    const { code, found } = await check(name, content);
    expect(code).toBe(0);
    expect(
      found.find(({ code: kind, element }) => kind === 'who_missing' && element === 'a')?.message,
    ).toContain('初审');
  });

  it.each([
    ['stuck.bpmn', diagram('UTF-8', 'parallelGateway'), 'deadlock', 'm'],
    ['cut.bpmn', diagram('UTF-8').slice(0, 500), 'xml_broken', 'definitions'],
    ['picture.bpmn', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'not_bpmn', ''],
  ])('%s is refused', async (name, content, kind, element) => {
    const { code, found } = await check(name, content);
    expect(code).toBe(1);
    expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: kind, element }]);
  });

  it.each([
    ['as it is', diagram('UTF-8'), 0, '! ', '可以画出，不能发布'],
    ['with what cannot run', diagram('UTF-8', 'parallelGateway'), 1, '✗ ', ''],
    [
      'with steps of somebody',
      diagram('UTF-8', 'parallelGateway')
        .replace('<exclusiveGateway id=\"x\"', '<parallelGateway id=\"x\"')
        .replace(
          /<userTask /g,
          '<userTask xz:role="township_window" xz:form="f" xmlns:xz="http://xiangzhi/schema/1" ',
        ),
      0,
      '✓ ',
      '',
    ],
  ])('the first line says what publishing would say: %s', async (_what, content, expected, sign, words) => {
    const file = join(folder, 'verdict.bpmn');
    await writeFile(file, content);
    const { code, out } = await xiangzhi(['check', file]);
    expect([code, out.split('\n')[0]]).toEqual([
      expected,
      `${sign}${file}${words === '' ? '' : `：${words}`}`,
    ]);
  });

  it('a file that is not there is told', async () => {
    const { code, out } = await xiangzhi(['check', join(folder, 'nowhere.bpmn'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ diagnostics: [{ code: 'file_unreadable' }] }]);
  });
});

it('says of definitions in files what publishing them would say: also that an office has too few', async () => {
  const root = join(folder, 'house');
  const home = join(import.meta.dirname, '../..');
  await mkdir(join(root, 'workflows/jury'), { recursive: true });
  await cp(join(home, 'workflows/roles.json'), join(root, 'workflows/roles.json'));
  await symlink(join(home, 'seeds'), join(root, 'seeds'));
  const { definition, forms } = blankSource('jury', { title: '评议' });
  await mkdir(join(root, 'forms/jury'), { recursive: true });
  for (const [id, form] of Object.entries(forms))
    await writeFile(join(root, 'forms', `${id}.json`), JSON.stringify(form));
  const { states } = definition.machine as { states: Record<string, { meta: { task: object } }> };
  Object.assign(states.draft?.meta.task ?? {}, {
    seats: [{ role: 'township_window', count: 9 }],
    mode: 'all',
  });
  await writeFile(join(root, 'workflows/jury/process.json'), JSON.stringify(definition));
  const [jury] = await checkDefinitions(['jury'], root);
  expect(jury?.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'seats_beyond_holders', element: 'draft' }),
  );
});
