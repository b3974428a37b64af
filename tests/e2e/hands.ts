/** What hands do at a phone: draw with a finger, take a photo. */
import { crc32, deflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';

/** A photo as a camera gives it, small: a PNG whose colours tell it from others. */
export function photo(name: string, colour: [number, number, number] = [120, 90, 60]) {
  return { name, mimeType: 'image/png', buffer: png(120, 90, colour) };
}

/** Presses the button of a paper and gives it the file. */
export async function attach(
  page: Page,
  button: Locator,
  ...files: ReturnType<typeof photo>[]
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

/** Draws a line with the finger (or the mouse, where there is no touch) across a surface. */
export async function draw(page: Page, surface: Locator, options: { touch: boolean }): Promise<void> {
  await surface.scrollIntoViewIfNeeded();
  const box = await surface.boundingBox();
  if (!box) throw new Error('nothing to draw on');
  const points = Array.from({ length: 12 }, (_, i) => ({
    x: box.x + box.width * (0.15 + (0.7 * i) / 11),
    y: box.y + box.height * (0.5 + 0.3 * Math.sin(i)),
  }));
  if (options.touch) return drawByTouch(page, points);
  const [start = { x: 0, y: 0 }, ...rest] = points;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y);
  await page.mouse.up();
}

async function drawByTouch(page: Page, points: { x: number; y: number }[]): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: typeof points) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', points.slice(0, 1));
  for (const point of points.slice(1)) await touch('touchMove', [point]);
  await touch('touchEnd', []);
  await finger.detach();
}

function png(width: number, height: number, [r, g, b]: [number, number, number]): Buffer {
  const lines = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (_, x) => [(r + x) & 255, (g + y) & 255, b]);
    return Buffer.from([0, ...pixels.flat()]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
