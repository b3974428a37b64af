import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readLines, renderBlocks } from './document-lines.ts';

const markup = (...lines: string[]) =>
  renderBlocks(readLines(lines)).toString().replace(/>\s+/g, '>').replace(/\s+</g, '<');

describe('the lines of a document', () => {
  it('are headings, paragraphs and tables', () => {
    expect(
      readLines(['王某军：', '# 一、情况', '| 人口 | 4 人 |', '| 类型 | 火灾 |', '', '决定如下。']),
    ).toEqual([
      { kind: 'text', text: '王某军：', to: true },
      { kind: 'heading', text: '一、情况' },
      {
        kind: 'table',
        head: null,
        rows: [
          ['人口', '4 人'],
          ['类型', '火灾'],
        ],
      },
      { kind: 'text', text: '', to: false },
      { kind: 'text', text: '决定如下。', to: false },
    ]);
  });
  it('a ruled line makes the first row the head', () => {
    expect(readLines(['| 姓名 | 金额 |', '| --- | ---: |', '| 张某 | 1 |'])).toEqual([
      { kind: 'table', head: ['姓名', '金额'], rows: [['张某', '1']] },
    ]);
  });
  it('a blank line parts two tables', () => {
    expect(readLines(['| a |', '', '| b |']).filter((b) => b.kind === 'table')).toHaveLength(2);
  });
  it('short rows are filled up', () => {
    expect(markup('| a | b |', '| c |')).toContain('<tr><th scope="row">c</th><td></td></tr>');
  });
  it('what somebody typed becomes neither heading nor table', () => {
    expect(readLines(['理由：同意\n# 批准\n| a | b |']).map((b) => b.kind)).toEqual(['text', 'text', 'text']);
  });
  it('a bar within a cell is written with a stroke before it', () => {
    expect(readLines(['| a\\|b | c |'])).toEqual([{ kind: 'table', head: null, rows: [['a|b', 'c']] }]);
  });
  test.prop([fc.array(fc.string({ unit: fc.constantFrom('#', ' ', '|', '-', '<', 'a', '\n', '\\', ':') }))])(
    'whatever they are, they give markup of ours only',
    (lines) => {
      expect(
        markup(...lines).replace(/<\/?(h2|p|table|thead|tbody|tr|th|td)( (scope|class)="[a-z]+")?>/g, ''),
      ).not.toMatch(/[<>]/);
    },
  );
});
