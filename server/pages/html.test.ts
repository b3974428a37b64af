import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { attribute, flag, html, raw } from './html.ts';

const unescape = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string,
  );
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '>', '"', "'", '&', '`', '$', '{', '\\', '\n'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
});

describe('html', () => {
  test.prop([anyText])('text is neither lost nor markup', (text) => {
    const out = html`<p>${text}</p>`.toString();
    const inner = out.slice(3, -4);
    expect(inner).not.toMatch(/[<>"']/);
    expect(unescape(inner)).toBe(text);
  });

  test.prop([anyText])('text stays within its quotes', (text) => {
    const out = html`<a title="${text}" ${attribute('lang', text)}></a>`.toString();
    expect(out.match(/"/g)).toHaveLength(4);
    expect(out).not.toMatch(/[<>].*[<>].*[<>].*[<>].*[<>]/s);
  });

  test.prop([fc.array(anyText)])('lists are joined and escaped one by one', (texts) => {
    expect(html`${texts.map((text) => html`<i>${text}</i>`)}`.toString()).toBe(
      texts.map((text) => html`<i>${text}</i>`.toString()).join(''),
    );
  });

  it('leaves out what is not there', () => {
    expect(html`a${null}${undefined}${false}${true}${''}${[]}b${0}`.toString()).toBe('ab0');
  });

  it('does not take data for markup, whatever it claims to be', () => {
    const forged = { text: '<b>', toString: () => '<b>' } as unknown as string;
    expect(html`${forged}`.toString()).toBe('&lt;b&gt;');
  });

  it('keeps nested and raw markup', () => {
    expect(html`<p>${html`<b>${'<'}</b>`}${raw('<hr>')}</p>`.toString()).toBe('<p><b>&lt;</b><hr></p>');
  });

  it('writes attributes only where they have something to say', () => {
    expect(html`${flag('hidden', true)}${flag('disabled', false)}${attribute('id', null)}`.toString()).toBe(
      ' hidden',
    );
  });
});
