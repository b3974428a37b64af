/** A ledger as a workbook: figures that add up, headings people read, texts as they are. */
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writes } from '../../core/engine/ledger-columns.ts';
import { ledgerWords } from '../../core/engine/ledger-words.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { LedgerDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { county, played } from './fixtures.ts';

const LEDGER = 'temporary_relief';
let house: TestServer;
let template: LedgerDoc;

beforeAll(async () => {
  house = await openHouse();
  await played(house, 'general-street');
  [template] = (await house.context.store.find<LedgerDoc>('ledger', { filter: { ledger: LEDGER } })) as [
    LedgerDoc,
  ];
}, 120_000);
afterAll(() => house.close());

/** The workbook with one row more, whose data is as given. */
async function workbookWith(
  data: JsonObject,
): Promise<{ bytes: Uint8Array; cell: (title: string) => ExcelJS.Cell }> {
  const row = {
    ...template,
    _id: `${template._id}:x`,
    from: '2999-01-01',
    data: { ...template.data, ...data },
  };
  await house.context.store.set('ledger', row);
  const { cookies } = await house.as('county_civil_clerk');
  const answer = await fetch(`${house.url}/api/ledgers/${LEDGER}/export.xlsx?asOf=2999-01-02`, {
    headers: { cookie: cookies },
  });
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  const titles = (sheet.getRow(1).values as string[]).slice(1);
  return { bytes, cell: (title) => sheet.getRow(2).getCell(titles.indexOf(title) + 1) };
}

test('money is in yuan with two decimals, headings and values in Chinese', async () => {
  const { bytes, cell } = await workbookWith({
    amount: 156_000,
    urgent: false,
    decided_by: 'street',
    fund: 'street_reserve',
    household: ['990101198711050037', '99010119580721002X'],
    paid: [{ on: '2026-03-20', amount: 150_000, fund: 'county_budget' }],
  });
  const { value, numFmt } = cell('救助金额（元）');
  expect([value, numFmt]).toEqual([1560, '#,##0.00']);
  expect(cell('是否急难').value).toBe('否');
  expect(cell('审批层级').value).toBe('乡镇（街道）');
  expect(cell('资金来源').value).toBe('乡镇备用金');
  expect(cell('家庭成员证件号码').value).toBe('990101********0037、990101********002X');
  expect(cell('发放明细').value).toBe('2026年3月20日 周五 1,500.00 元 县级救助资金');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  expect(book.worksheets[0]?.name).toBe('临时救助台账');
  for (const text of (book.worksheets[0]?.getRow(1).values as string[]).slice(1))
    expect(text).toMatch(/^[一-龥\d（）]+$/);
});

test.each(['=1+1', '-', '+8613800000001', '@SUM(A1)', '\t=1', '0012'])(
  '%j is a text as it is, and no formula',
  async (text) => {
    const { cell, bytes } = await workbookWith({ mode: text });
    const { value, type, numFmt } = cell('救助方式');
    expect([value, type, numFmt]).toEqual([text, ExcelJS.ValueType.String, '@']);
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.includes('worksheets/')) expect(strFromU8(part)).not.toContain('<f>');
  },
);

test('what XML forbids is left out, so that every workbook opens', async () => {
  const { cell, bytes } = await workbookWith({
    mode: 'A\u0000B\u0008C\u001fD\ufffeE\ud800F<&>"\u000b',
    hardship_type: `长${'字'.repeat(40_000)}`,
  });
  expect(cell('救助方式').value).toMatch(/^ABCDEF<&>"/);
  expect(String(cell('困难类型').value)).toHaveLength(32_767);
  for (const part of Object.values(unzipSync(bytes)))
    expect(strFromU8(part)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
});

test('a case says its rows in the same words', async () => {
  const { body } = await (
    await house.as('county_civil_clerk')
  ).get<{ ledger: JsonObject[] }>(`/api/cases/${template.case}`);
  expect(body.ledger[0]).toMatchObject({ title: '临时救助台账' });
  expect(body.ledger[0]?.['lines']).toContainEqual({ label: '救助金额', text: '1,500.00 元' });
});

describe('every ledger of the processes has a name, and each column', () => {
  const processes = [...county.processes.values()];
  const ledgers = new Set(
    [
      ...JSON.stringify(processes.map(({ definition }) => definition.machine)).matchAll(
        /"ledger":"([a-z_]+)"/g,
      ),
    ].map(([, name = '']) => name),
  );
  test.each([...ledgers])('%s', (ledger) => {
    const { title, columns } = ledgerWords(processes, ledger);
    expect(title).toMatch(/^[一-龥]+$/);
    for (const process of processes)
      for (const [name] of writes(process, ledger))
        expect(columns.get(name)?.label).toMatch(/^[\d一-龥（）]+$/);
  });
});
