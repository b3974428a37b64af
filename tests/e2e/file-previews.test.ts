/**
 * Files on the screens: a kind this browser does not show is named and offered, never a broken picture; what is refused says
 * why beside the file. PICTURES_OF_FILES=<folder> keeps a picture of each.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileInfo } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { application, begun, RELIEF, taskOf } from '../server/fixtures.ts';
import { desk, phone } from '../support/browser.ts';
import * as sample from '../support/sample-files.ts';
import { photo } from './hands.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let id = '';
const FOLDER = process.env['PICTURES_OF_FILES'];

const FILES: [string, Buffer][] = [
  ['身份证.png', photo('a').buffer],
  ['IMG_0001.HEIC', sample.still('heic', 'heic', 'mif1')],
  ['扫描件.tif', sample.tiff(2)],
  ['录音.amr', sample.AMR],
  ['现场.mp4', sample.movie('isom', ['hvc1', 'mp4a'])],
  ['公文.ofd', sample.OFD],
];

beforeAll(async () => {
  stage = await openStage();
  const applicant = await stage.house.as('applicant');
  const kept: JsonObject[] = [];
  for (const [name, content] of FILES) {
    const { body } = await applicant.upload<FileInfo>(name, content);
    kept.push({ kind: '照片', id: body.id, name: body.name });
  }
  const { attach } = application() as { attach: JsonObject[] };
  id = (await begun(applicant, application({ attach: [...attach, ...kept] }))).id;
}, 120_000);

afterAll(() => expect(stage.complaints).toEqual([]));

/** Pictures that did not come; a film or a sound that cannot be played does not stand there either. */
async function broken(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement | HTMLMediaElement>('img, video, audio')]
      .filter((one) =>
        one instanceof HTMLImageElement ? one.complete && one.naturalWidth === 0 : one.error !== null,
      )
      .map((one) => one.src),
  );
}

async function keep(page: Page, name: string): Promise<void> {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}

test('on the phone, what was handed in', async () => {
  const page = await stage.person('applicant', {
    ...phone,
    deviceScaleFactor: 1,
    viewport: { width: 360, height: 800 },
  });
  await page.goto(`/apply/cases/${id}`);
  await page.getByText('我填的内容').click();
  for (const what of ['HEIC 照片', 'TIFF 扫描件', 'AMR 录音', 'MP4 视频'])
    await page.getByText(`${what}，这台设备不能直接显示`).first().waitFor();
  await page
    .getByRole('link', { name: /公文\.ofd/ })
    .first()
    .waitFor();
  expect(await broken(page)).toEqual([]);
  await keep(page, 'phone-read');
});

test('on the phone, what is uploaded and what is refused', async () => {
  const page = await stage.person('applicant#2', {
    ...phone,
    deviceScaleFactor: 1,
    viewport: { width: 360, height: 800 },
  });
  await page.goto(`/apply/${RELIEF}/form?page=6`);
  const box = page.getByRole('region', { name: '照片', exact: true });
  const input = box.locator('input[type=file]').last();
  const give = (name: string, buffer: Buffer): Promise<void> =>
    input.setInputFiles([{ name, mimeType: '', buffer }]);
  await give('IMG_0001.HEIC', sample.still('heic', 'heic', 'mif1'));
  await box.getByText('已传 1 份').waitFor();
  await give('空.jpg', Buffer.alloc(0));
  await box.getByText('这个文件是空的').waitFor();
  await give('照片.jpg', sample.EXE);
  await box.getByText('这是电脑或手机上运行的程序').waitFor();
  expect(await broken(page)).toEqual([]);
  await keep(page, 'phone-upload');
});

test('on the desk', async () => {
  const clerk = await stage.house.as('township_window');
  const task = await taskOf(clerk, id);
  const page = await stage.person('township_window', desk);
  await page.goto(`/tasks/${task.id}`);
  await page.getByRole('tab', { name: /材料/ }).click();
  await page.getByText('IMG_0001.HEIC').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await broken(page)).toEqual([]);
  await keep(page, 'desk-papers');
  await page.getByRole('button', { name: /现场\.mp4/ }).click();
  await page.getByText('MP4 视频，这台设备不能直接显示').waitFor();
  await page.getByRole('link', { name: '下载' }).waitFor();
  await keep(page, 'desk-film');
});
