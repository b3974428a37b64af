/** Packages over HTTP and by the command line: what was exported comes in again unchanged, what is edited counts, what is broken is told. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiError } from '../../core/api.ts';
import type { DiagnosticView, ImportView, VersionItem } from '../../core/api-admin.ts';
import { Problems, readZip, unpackProcess, writeZip, type Files } from '../../core/package/index.ts';
import { readDefinitions } from '../../server/definitions/files.ts';
import { hashOf } from '../../server/definitions/versions.ts';
import { freshFolder, openHouse, ROOT, type TestServer } from '../support/app.ts';
import { xiangzhi } from '../support/cli.ts';
import type { Answer, Client } from '../support/http.ts';
import { RELIEF } from './fixtures.ts';

const FUND = 'relief-reserve-fund';
const FOREIGN = readFileSync(join(ROOT, 'core/bpmn/fixtures/foreign-camunda.bpmn'));

let house: TestServer;
let admin: Client;
/** What the house exports of a large process as it stands, and of a small one. */
let zip: Uint8Array;
let small: Uint8Array;

beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
  zip = (await download(`/api/admin/processes/${RELIEF}/export`)).bytes;
  small = (await download(`/api/admin/processes/${FUND}/export`)).bytes;
});

async function download(path: string): Promise<{ status: number; name: string; bytes: Uint8Array }> {
  const response = await fetch(house.url + path, { headers: { cookie: admin.cookies } });
  const disposition = response.headers.get('content-disposition') ?? '';
  return {
    status: response.status,
    name: decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? ''),
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

function upload<T = ImportView>(
  name: string,
  bytes: Uint8Array,
  query = '',
  client = admin,
): Promise<Answer<T>> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client.raw<T>(`/api/admin/processes/import${query}`, { method: 'POST', body });
}

function filesOf(bytes: Uint8Array): Files {
  const problems = new Problems();
  const files = readZip(bytes, problems);
  expect(problems.list).toEqual([]);
  return files;
}

/** Everything but what says where the package is from. */
function contentOf(bytes: Uint8Array): Files {
  const files = filesOf(bytes);
  files.delete('manifest.json');
  return files;
}

const textOf = (files: Files, path: string): string => Buffer.from(files.get(path)!).toString();
const errorsIn = (diagnostics: DiagnosticView[]): DiagnosticView[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

describe('an export over HTTP', () => {
  it('is one ZIP under the process’s name with every part in it', async () => {
    const { status, name, bytes } = await download(`/api/admin/processes/${RELIEF}/export?version=1`);
    expect([status, name]).toEqual([200, '临时救助-v1.zip']);
    expect(bytes).toEqual(zip);
    const paths = [...filesOf(zip).keys()];
    const scenarios = readdirSync(join(ROOT, 'workflows', RELIEF, 'scenarios'));
    expect(paths.filter((path) => path.startsWith('scenarios/'))).toHaveLength(scenarios.length);
    for (const path of [
      'diagram.bpmn',
      'machine.json',
      'guide.json',
      'documents.json',
      `forms/${RELIEF}/application.json`,
    ])
      expect(paths).toContain(path);
    const { source } = unpackProcess(filesOf(zip), hashOf);
    const { scenarios: _, ...published } = source!;
    expect(published).toEqual(await house.context.library.source(RELIEF, 1));
  });

  it.each([
    ['/api/admin/processes/nothing/export', 404],
    [`/api/admin/processes/${RELIEF}/export?version=99`, 404],
    [`/api/admin/processes/${RELIEF}/export?version=x`, 400],
    [`/api/admin/processes/${RELIEF}/export?draft=none`, 404],
  ])('%s is refused', async (path, status) => {
    expect((await download(path)).status).toBe(status);
  });

  it('and an import are for the administrator', async () => {
    const clerk = await house.as('township_window');
    expect((await clerk.get(`/api/admin/processes/${RELIEF}/export`)).status).toBe(403);
    expect((await upload('a.zip', zip, '', clerk)).status).toBe(403);
    expect((await house.anyone.get(`/api/admin/processes/${RELIEF}/export`)).status).toBe(401);
  });
});

describe('an import over HTTP', () => {
  it('of what was exported is a draft without errors that exports the same, byte for byte', async () => {
    const { status, body } = await upload('临时救助-v1.zip', zip);
    expect(status).toBe(201);
    expect(body.key).toBe(RELIEF);
    expect(body.draft).toMatchObject({ from: 1, note: '由“临时救助-v1.zip”导入' });
    expect(errorsIn(body.diagnostics)).toEqual([]);
    const again = await download(`/api/admin/processes/${RELIEF}/export?draft=${body.draft.id}`);
    expect(again.name).toBe('临时救助-草稿.zip');
    expect(contentOf(again.bytes)).toEqual(contentOf(zip));
  });

  it('with one form edited changes that file alone', async () => {
    const path = `forms/${FUND}/advance.json`;
    const files = filesOf(small);
    files.set(path, strToU8(textOf(files, path).replace('"title": "', '"title": "新')));
    const { body } = await upload('edited.zip', writeZip(files));
    const again = contentOf(
      (await download(`/api/admin/processes/${FUND}/export?draft=${body.draft.id}`)).bytes,
    );
    files.delete('manifest.json');
    expect(again).toEqual(files);
  });

  it('under another key is another process', async () => {
    const { status, body } = await upload('copy.zip', small, '?key=fund-copy');
    expect([status, body.key, body.draft.from]).toEqual([201, 'fund-copy', null]);
    expect(errorsIn(body.diagnostics)).toEqual([]);
  });

  it('of a foreign diagram keeps it as it is; what is missing to run is a warning', async () => {
    const { status, body } = await upload('invoice.bpmn', FOREIGN);
    expect([status, body.key]).toEqual([201, 'invoice']);
    const missing = body.diagnostics.filter(({ code }) => code === 'who_missing' || code === 'form_missing');
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every(({ severity }) => severity === 'warning')).toBe(true);
    const again = await download(`/api/admin/processes/invoice/export?draft=${body.draft.id}`);
    expect(Buffer.from(filesOf(again.bytes).get('diagram.bpmn')!).equals(FOREIGN)).toBe(true);
    const back = await upload('again.zip', again.bytes, '?key=invoice');
    const third = await download(`/api/admin/processes/invoice/export?draft=${back.body.draft.id}`);
    expect(third.bytes).toEqual(again.bytes);
  });

  it('of a diagram in another encoding is read', async () => {
    const gbk = Buffer.concat([
      Buffer.from(FOREIGN.toString().replace('UTF-8', 'GB2312').split('审批发票')[0]!, 'latin1'),
      Buffer.from([0xc9, 0xf3, 0xc5, 0xfa]),
      Buffer.from(FOREIGN.toString().split('审批发票')[1]!, 'latin1'),
    ]);
    const { body } = await upload('gbk.bpmn', gbk, '?key=gbk');
    const again = await download(`/api/admin/processes/gbk/export?draft=${body.draft.id}`);
    expect(textOf(filesOf(again.bytes), 'diagram.bpmn')).toContain('name="审批"');
  });

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'package_invalid', new Uint8Array()],
    ['a picture', 'package_invalid', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
    ['a cut-off archive', 'package_invalid', strToU8('PK\u0003\u0004hello')],
    ['a path out of the archive', 'package_invalid', zipSync({ '../process.json': strToU8('{}') })],
    ['a bomb', 'package_invalid', zipSync({ 'process.json': new Uint8Array(6_000_000) })],
    ['an archive of something else', 'package_invalid', zipSync({ 'a.txt': strToU8('x') })],
    ['a definition without a key', 'package_invalid', zipSync({ 'process.json': strToU8('{"format":1}') })],
    [
      'a key that leads elsewhere',
      'package_invalid',
      zipSync({ 'process.json': strToU8('{"format":1,"key":"../../x"}') }),
    ],
    ['a newer format', 'package_invalid', zipSync({ 'process.json': strToU8('{"format":9,"key":"x"}') })],
    ['too much', 'too_large', new Uint8Array(20_000_001)],
  ])('of %s is told in Chinese', async (_, code, bytes) => {
    const answer = await upload<{ code: string; message: string; details?: DiagnosticView[] }>(
      'x.zip',
      bytes,
    );
    expect(answer.body.code).toBe(code);
    expect([413, 422]).toContain(answer.status);
    expect(answer.body.message).toMatch(/\p{Script=Han}/u);
    if (code === 'package_invalid') expect(errorsIn(answer.body.details ?? [])).not.toEqual([]);
  });

  it('of a drawing with several processes asks which, and takes the one that is named', async () => {
    const lone = (id: string): string =>
      `<process id="${id}" name="${id}号"><startEvent id="${id}s"/><endEvent id="${id}e"/><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}e"/></process>`;
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${lone('one')}${lone('two')}</definitions>`;
    const asked = await upload<ApiError>('two.bpmn', Buffer.from(xml), '?ask=true');
    expect([asked.status, asked.body.code, asked.body.details]).toEqual([
      409,
      'process_choice',
      [
        expect.objectContaining({ id: 'one', title: 'one号', own: true, leaves: ['two'] }),
        expect.objectContaining({ id: 'two', title: 'two号', own: true, leaves: ['one'] }),
      ],
    ]);
    const named = await upload('two.bpmn', Buffer.from(xml), '?ask=true&process=two');
    expect([named.status, named.body.key]).toEqual([201, 'two']);
    expect(named.body.diagnostics.map(({ code, element }) => `${code} ${element}`)).toContain(
      'process_beside one',
    );
  });

  it('without a file is told', async () => {
    const { status, body } = await admin.post('/api/admin/processes/import', {});
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toMatchObject({ message: expect.stringMatching(/\p{Script=Han}/u) as string });
  });

  it('of a definition that is junk inside is a draft with its errors', async () => {
    const junk = zipSync({ 'process.json': strToU8('{"format":1,"key":"junk","machine":7}') });
    const { status, body } = await upload('junk.zip', junk);
    expect(status).toBe(201);
    expect(errorsIn(body.diagnostics).map(({ code }) => code)).toContain('definition_invalid');
  });
});

describe('by the command line', { timeout: 120_000 }, () => {
  it('export reads the store while the server runs', async () => {
    const file = join(await freshFolder(), 'out.zip');
    const env = { XIANGZHI_DATA: house.context.config.dataFolder };
    expect(await xiangzhi(['export', RELIEF, '--out', file], env)).toMatchObject({ code: 0, err: '' });
    expect(new Uint8Array(readFileSync(file))).toEqual(zip);
  });

  it('export takes the files where there is no store, and import --into writes them as they are', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'out.zip');
    const data = join(folder, 'no-data');
    expect(await xiangzhi(['export', FUND, '--out', file], { XIANGZHI_DATA: data })).toMatchObject({
      code: 0,
    });
    expect(existsSync(data)).toBe(false);
    expect(contentOf(readFileSync(file))).toEqual(contentOf(small));

    const into = join(folder, 'house');
    const ran = await xiangzhi(['import', file, '--into', into, '--json'], { XIANGZHI_DATA: data });
    expect(ran.code).toBe(0);
    const { files } = JSON.parse(ran.out) as { files: string[] };
    // process.json says the same in other words: a version does not keep the names of lists of actions
    const own = join('workflows', FUND, 'process.json');
    for (const path of files.filter((each) => each.endsWith('.json') && each !== own))
      expect(JSON.parse(readFileSync(join(into, path), 'utf8'))).toEqual(
        JSON.parse(readFileSync(join(ROOT, path), 'utf8')),
      );
    const definitionIn = (root: string): unknown =>
      readDefinitions(root).processes.find(({ key }) => key === FUND)?.source?.definition;
    expect(definitionIn(into)).toEqual(definitionIn(ROOT));
    expect(existsSync(join(into, own))).toBe(true);

    const unchanged = readFileSync(join(into, 'workflows', FUND, 'process.json'), 'utf8').replaceAll(
      '  ',
      '\t',
    );
    writeFileSync(join(into, 'workflows', FUND, 'process.json'), unchanged);
    const again = await xiangzhi(['import', into, '--into', into, '--json'], { XIANGZHI_DATA: data });
    const outcome = JSON.parse(again.out) as { files: string[]; diagnostics: DiagnosticView[] };
    expect([again.code, outcome.files, errorsIn(outcome.diagnostics)]).toEqual([0, [], []]);
    expect(readFileSync(join(into, 'workflows', FUND, 'process.json'), 'utf8')).toBe(unchanged);
  });

  it('import --into of a foreign diagram says what is wrong with it and keeps it byte for byte', async () => {
    const folder = await freshFolder();
    const file = join(ROOT, 'core/bpmn/fixtures/foreign-camunda.bpmn');
    const ran = await xiangzhi(['import', file, '--key', 'invoice-check', '--into', folder]);
    expect(ran.out).toContain('warning who_missing approve');
    expect(ran.code).toBe(ran.out.includes('error ') ? 1 : 0);
    expect(readFileSync(join(folder, 'workflows/invoice-check/diagram.bpmn')).equals(FOREIGN)).toBe(true);
  });

  it('import --publish brings a changed package into force', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'edited.zip');
    const env = { XIANGZHI_DATA: join(folder, 'data') };
    const files = filesOf(small);
    files.set('guide.json', strToU8(textOf(files, 'guide.json').replace('按月结账', '按季结账')));
    writeFileSync(file, writeZip(files));
    const ran = await xiangzhi(['import', file, '--publish', '--json'], env);
    expect({ ...ran, out: JSON.parse(ran.out) as object }).toMatchObject({
      code: 0,
      out: { key: FUND, version: 2, files: [] },
    });
    const out = join(folder, 'out.zip');
    expect((await xiangzhi(['export', FUND, '--version', '2', '--out', out], env)).code).toBe(0);
    files.delete('manifest.json');
    expect(contentOf(readFileSync(out))).toEqual(files);
  });

  it('says how it is called, and what is wrong with a file', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'broken.zip');
    const good = join(folder, 'good.zip');
    writeFileSync(file, zip.subarray(0, 1000));
    writeFileSync(good, small);
    const env = { XIANGZHI_DATA: join(folder, 'data') };
    const [none, unknown, missing, broken, busy] = await Promise.all([
      xiangzhi(['import'], env),
      xiangzhi(['export', RELIEF, '--what'], env),
      xiangzhi(['export', 'nothing'], env),
      xiangzhi(['import', file], env),
      xiangzhi(['import', good], { XIANGZHI_DATA: house.context.config.dataFolder }),
    ]);
    expect([none.code, unknown.code, missing.code, broken.code, busy.code]).toEqual([2, 2, 1, 1, 1]);
    expect(busy.out).toContain('store_closed');
    expect(none.err).toContain('用法');
    expect(missing.err).toContain('没有这个事项');
    expect(broken.out).toContain('zip_broken');
  });
});

describe('versions over HTTP', () => {
  it('an imported draft is published like any other and exports again', async () => {
    const files = filesOf(small);
    const guide = textOf(files, 'guide.json');
    files.set('guide.json', strToU8(guide.replace('按月结账', '按季结账')));
    const { body } = await upload('v2.zip', writeZip(files));
    const published = await admin.post<VersionItem>(`/api/admin/processes/${FUND}/publish`, {
      draft: body.draft.id,
    });
    expect(published.status).toBe(201);
    const { bytes, name } = await download(
      `/api/admin/processes/${FUND}/export?version=${published.body.version}`,
    );
    expect(name).toBe(`临时救助备用金-v${published.body.version}.zip`);
    files.delete('manifest.json');
    expect(contentOf(bytes)).toEqual(files);
  });
});
