import { describe, expect, it } from 'vitest';
import { commandOf, isTyping, ownsKey, type KeyPress } from './keymap.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  composing: false,
  typing: false,
  ...more,
});

describe('commandOf', () => {
  it('moves, marks, opens, searches', () => {
    expect(['j', 'k', 'x', 'Enter', '/', 'Escape', '?'].map((key) => commandOf(press(key)))).toEqual([
      'down',
      'up',
      'mark',
      'open',
      'search',
      'back',
      'help',
    ]);
  });
  it('understands capitals and the full-width keys of a Chinese input method', () => {
    expect(commandOf(press('J'))).toBe('down');
    expect(commandOf(press('？'))).toBe('help');
    expect(commandOf(press('、'))).toBe('search');
  });
  it('leaves typing alone, except Escape and Ctrl+Enter', () => {
    expect(commandOf(press('j', { typing: true }))).toBeNull();
    expect(commandOf(press('/', { typing: true }))).toBeNull();
    expect(commandOf(press('Escape', { typing: true }))).toBe('back');
    expect(commandOf(press('Enter', { typing: true, ctrl: true }))).toBe('send');
  });
  it('never acts while an input method is composing', () => {
    expect(commandOf(press('Enter', { composing: true, ctrl: true }))).toBeNull();
    expect(commandOf(press('j', { composing: true }))).toBeNull();
  });
  it('leaves the browser its own combinations', () => {
    expect(commandOf(press('j', { ctrl: true }))).toBeNull();
    expect(commandOf(press('x', { alt: true }))).toBeNull();
  });
});

describe('where a key goes', () => {
  const element = (html: string): HTMLElement => {
    const box = document.createElement('div');
    box.innerHTML = html;
    return box.firstElementChild as HTMLElement;
  };
  it('text fields take text, check boxes do not', () => {
    expect(isTyping(element('<textarea></textarea>'))).toBe(true);
    expect(isTyping(element('<input type="search" />'))).toBe(true);
    expect(isTyping(element('<input type="checkbox" />'))).toBe(false);
    expect(isTyping(element('<a href="#">x</a>'))).toBe(false);
  });
  it('Enter on a link or button is theirs', () => {
    expect(ownsKey(element('<a href="#">x</a>'), 'Enter')).toBe(true);
    expect(ownsKey(element('<a href="#">x</a>'), 'j')).toBe(false);
    expect(ownsKey(element('<div role="tab"></div>'), 'ArrowDown')).toBe(true);
  });
});
