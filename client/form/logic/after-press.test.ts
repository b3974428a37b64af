import { expect, test } from 'vitest';
import { afterPress } from './after-press.ts';

test('what is said on leaving a field comes after the click that left it', async () => {
  const button = document.body.appendChild(document.createElement('button'));
  const heard: string[] = [];
  button.addEventListener('click', () => heard.push('click'));
  // as a browser does it: the press takes the focus, the release makes the click
  button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  afterPress(() => heard.push('complaint'));
  expect(heard).toEqual([]);
  button.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.poll(() => heard).toEqual(['click', 'complaint']);
});

test('leaving by the keyboard is answered at once', () => {
  const heard: string[] = [];
  afterPress(() => heard.push('complaint'));
  expect(heard).toEqual(['complaint']);
});
