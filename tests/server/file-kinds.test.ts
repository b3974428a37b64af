/** What an office's files are: each kind taken or refused for what is in it, whatever its name says. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileInfo } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { played, taskOf } from './fixtures.ts';
import * as sample from '../support/sample-files.ts';

let house: TestServer;
let client: Client;
beforeAll(async () => {
  house = await openHouse();
  client = await house.as('applicant');
});

const OOXML = 'application/vnd.openxmlformats-officedocument';

describe('taken, by content', () => {
  test.each<[string, Buffer, string]>([
    ['身份证.jpg', sample.JPEG, 'image/jpeg'],
    ['带缩略图.jpg', sample.JPEG_WITH_COPY, 'image/jpeg'],
    ['截图.png', sample.PNG, 'image/png'],
    ['a.gif', sample.GIF, 'image/gif'],
    ['a.webp', sample.WEBP, 'image/webp'],
    ['a.bmp', sample.BMP, 'image/bmp'],
    ['a.avif', sample.still('avif', 'avif', 'mif1'), 'image/avif'],
    ['IMG_0001.HEIC', sample.still('heic', 'mif1', 'heic'), 'image/heic'],
    ['IMG_0002.heif', sample.still('mif1', 'heic'), 'image/heic'],
    ['扫描.tif', sample.tiff(1), 'image/tiff'],
    ['多页扫描.tiff', sample.tiff(3), 'image/tiff'],
    ['证明.pdf', sample.PDF, 'application/pdf'],
    ['公文.ofd', sample.OFD, 'application/ofd'],
    ['a.doc', sample.DOC, 'application/msword'],
    ['a.wps', sample.DOC, 'application/msword'],
    ['a.docx', sample.DOCX, `${OOXML}.wordprocessingml.document`],
    ['b.wps', sample.DOCX, `${OOXML}.wordprocessingml.document`],
    ['a.xls', sample.XLS, 'application/vnd.ms-excel'],
    ['a.et', sample.XLS, 'application/vnd.ms-excel'],
    ['a.xlsx', sample.office('xl/workbook.xml'), `${OOXML}.spreadsheetml.sheet`],
    ['a.dps', sample.PPT, 'application/vnd.ms-powerpoint'],
    ['a.pptx', sample.office('ppt/presentation.xml'), `${OOXML}.presentationml.presentation`],
    ['a.mp3', sample.MP3, 'audio/mpeg'],
    ['a.aac', sample.AAC, 'audio/aac'],
    ['a.wav', sample.WAV, 'audio/wav'],
    ['录音.amr', sample.AMR, 'audio/amr'],
    ['录音.m4a', sample.movie('M4A ', ['mp4a']), 'audio/mp4'],
    ['a.ogg', sample.ogg('OpusHead'), 'audio/ogg'],
    ['a.ogv', sample.ogg('\x80theora'), 'video/ogg'],
    ['a.weba', sample.webm('A_OPUS'), 'audio/webm'],
    ['a.webm', sample.webm('V_VP8'), 'video/webm'],
    ['VID.mp4', sample.movie('isom', ['avc1', 'mp4a']), 'video/mp4'],
    ['HEVC.mp4', sample.movie('isom', ['hvc1', 'mp4a']), 'video/mp4'],
    ['IMG_0003.MOV', sample.movie('qt  ', ['hvc1', 'mp4a'], ['qt  ']), 'video/mp4'],
    ['IMG_0004.MOV', sample.movie('qt  ', ['avc1'], ['qt  ']), 'video/quicktime'],
    ['a.3gp', sample.movie('3gp5', ['s263', 'samr'], ['3gp5']), 'video/3gpp'],
  ])('%s', async (name, content, type) => {
    const { status, body } = await client.upload<FileInfo>(name, content);
    expect(body).toMatchObject({ name, size: content.length, type });
    expect(status).toBe(201);
    const back = await client.get(`/api/files/${body.id}`);
    expect(back.headers.get('content-type')).toBe(type);
  });

  test.each([
    ['IMG.jpg', sample.still('heic', 'heic'), 'IMG.heic'],
    ['报告.pdf', sample.DOCX, '报告.docx'],
    ['photo.txt', sample.JPEG, 'photo.jpg'],
    ['没有后缀', sample.JPEG, '没有后缀.jpg'],
    ['2026.11.30 走访', sample.PDF, '2026.11.30 走访.pdf'],
    ['录音.mp4', sample.movie('M4A ', ['mp4a']), '录音.mp4'],
  ])('%s is named as what it is: %#', async (name, content, named) => {
    expect((await client.upload<FileInfo>(name, content)).body.name).toBe(named);
  });
});

describe('refused, with the true reason', () => {
  test.each<[string, Buffer, string, RegExp]>([
    ['空.jpg', Buffer.alloc(0), 'file_empty', /是空的/],
    ['零.jpg', Buffer.alloc(4096), 'file_empty', /是空的/],
    ['a.exe', sample.EXE, 'file_program', /程序/],
    ['照片.jpg', sample.EXE, 'file_program', /程序/],
    ['通知.docx', sample.EXE, 'file_program', /程序/],
    ['安装.doc', sample.INSTALLER, 'file_program', /程序/],
    [
      'a.docx',
      sample.office('word/document.xml', { 'word/embeddings/a.exe': 'MZ' }),
      'file_program',
      /夹带了程序/,
    ],
    ['a.ofd', sample.zip({ 'OFD.xml': '<x/>', 'Attachs/setup.bat': 'x' }), 'file_program', /夹带了程序/],
    ['微信.apk', sample.zip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }), 'file_program', /程序/],
    ['脚本.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'file_program', /程序/],
    ['假的.docx', sample.zip({ 'a.jpg': 'x' }), 'file_archive', /“假的.docx”的后缀像文档/],
    ['材料.zip', sample.zip({ 'a.jpg': 'x' }), 'file_archive', /^这是压缩包/],
    ['材料.rar', Buffer.from('Rar!\x1a\x07\x01\x00aaaaaaaa', 'latin1'), 'file_archive', /压缩包/],
    [
      'a.docm',
      sample.office('word/document.xml', { 'word/vbaProject.bin': 'x' }),
      'file_macros',
      /Word 文档里带有宏/,
    ],
    ['a.docx', sample.DOCX_HIDDEN_MACROS, 'file_macros', /宏/],
    ['a.xlsx', sample.office('xl/workbook.xml', { 'xl/macrosheets/sheet1.xml': 'x' }), 'file_macros', /宏/],
    ['a.pptx', sample.office('ppt/presentation.xml', { 'ppt/vbaProject.bin': 'x' }), 'file_macros', /宏/],
    ['a.docx', sample.office('word/document.xml', { 'word/embeddings/b.xlsm': 'x' }), 'file_macros', /宏/],
    ['a.wps', sample.DOC_MACROS, 'file_macros', /宏/],
    ['a.xls', sample.XLS_OLD_MACROS, 'file_macros', /宏/],
    ['a.ppt', sample.PPT_MACROS, 'file_macros', /宏/],
    ['a.doc', sample.DOC_LOCKED, 'file_locked', /密码/],
    ['a.xls', sample.XLS_LOCKED, 'file_locked', /密码/],
    ['a.docx', sample.OFFICE_LOCKED, 'file_locked', /密码/],
    ['a.odt', sample.zip({ 'content.xml': 'x', 'META-INF/manifest.xml': 'x' }), 'file_kind', /OpenDocument/],
    [
      '图.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'file_kind',
      /SVG/,
    ],
    ['表.xls', Buffer.from('<html><table></table></html>'), 'file_kind', /网页/],
    ['说明.txt', Buffer.from('请查收'), 'file_kind', /纯文本/],
    ['a.doc', Buffer.from('{\\rtf1 a}'), 'file_kind', /RTF/],
    ['a.avi', sample.AVI, 'file_kind', /AVI 视频，请转成 MP4/],
    ['a.mkv', sample.webm('V_MPEG4', 'matroska'), 'file_kind', /MKV/],
    ['a.bin', Buffer.from([1, 2, 3, 4, 250, 0, 9]), 'file_kind', /认不出/],
  ])('%s (%#)', async (name, content, code, says) => {
    const { status, body } = await client.upload<{ code: string; path: string; message: string }>(
      name,
      content,
    );
    expect(body).toMatchObject({ code, path: 'file' });
    expect(body.message).toMatch(says);
    expect(status).toBe(422);
  });

  test.each([
    ['a.jpg', sample.JPEG],
    ['b.jpg', sample.JPEG_WITH_COPY],
    ['a.png', sample.PNG],
    ['a.gif', sample.GIF],
    ['a.webp', sample.WEBP],
    ['a.bmp', sample.BMP],
    ['a.heic', sample.still('heic', 'heic')],
    ['a.tif', sample.tiff(2)],
    ['a.pdf', sample.PDF],
    ['a.ofd', sample.OFD],
    ['a.docx', sample.DOCX],
    ['a.doc', sample.DOC],
    ['a.wav', sample.WAV],
    ['a.amr', sample.AMR],
    ['a.m4a', sample.movie('M4A ', ['mp4a'])],
    ['a.mp4', sample.movie('isom', ['hvc1', 'mp4a'])],
    ['a.mov', sample.movie('qt  ', ['avc1'], ['qt  '])],
    ['a.3gp', sample.movie('3gp5', ['s263'], ['3gp5'])],
    ['a.ogg', sample.ogg('OpusHead')],
  ])('%s of which the end is missing', async (name, content) => {
    const cut = content.subarray(0, Math.ceil(content.length * 0.6));
    const { body } = await client.upload<JsonObject>(name, cut);
    expect(body).toMatchObject({ code: 'file_truncated' });
    expect(body['message']).toMatch(/不完整/);
  });
});

describe('a field that says what it takes', () => {
  test('says so in the refusal of an upload to it', async () => {
    const where = `?takes=photo&title=${encodeURIComponent('走访照片')}`;
    expect(await client.upload('a.pdf', sample.PDF, where)).toMatchObject({
      status: 422,
      body: { code: 'file_not_here', message: '“走访照片”只收照片，这是PDF 文件' },
    });
    expect((await client.upload('a.jpg', sample.JPEG, where)).status).toBe(201);
    // a program is one wherever it is uploaded to
    expect((await client.upload('a.jpg', sample.EXE, where)).body).toMatchObject({ code: 'file_program' });
  });

  test('takes nothing else when it is handed in', async () => {
    const id = await played(house, 'general-street', 'home_visit');
    const visitor = await house.as('township_investigator');
    const task = await taskOf(visitor, id, 'home_visit');
    const upload = async (name: string, content: Buffer): Promise<FileInfo> =>
      (await visitor.upload<FileInfo>(name, content)).body;
    const photo = await upload('a.jpg', sample.JPEG);
    const paper = await upload('b.pdf', sample.PDF);
    const visit = (second: FileInfo): JsonObject => ({
      action: 'complete',
      data: {
        visit_at: '2026-03-03T10:00',
        visitors: ['刘某', '孙某'],
        findings: '情况属实',
        photos: [photo, second] as unknown as JsonObject[],
      },
    });
    expect(await visitor.post(`/api/tasks/${task.id}/actions`, visit(paper))).toMatchObject({
      status: 422,
      body: { code: 'file_not_here', path: 'photos.1' },
    });
    const other = await upload('c.jpg', sample.JPEG);
    expect(await visitor.post(`/api/tasks/${task.id}/actions`, visit(other))).not.toMatchObject({
      body: { code: 'file_not_here' },
    });
  });
});
