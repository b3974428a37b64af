import { describe, expect, it } from 'vitest';
import { caseTone } from './case-tone.ts';

describe('the colour of a case', () => {
  it('is red for a refusal and a stop, never for an application that was taken back', () => {
    expect(caseTone({ word: '不予批准', ending: 'refused' })).toBe('refused');
    expect(caseTone({ word: '已终止', ending: 'stopped' })).toBe('refused');
    expect(caseTone({ word: '已撤回', ending: 'withdrawn' })).toBe('plain');
    expect(caseTone({ word: '已办结', ending: 'done' })).toBe('done');
  });

  it('says of a case under way whether it waits to be gone on with', () => {
    expect(caseTone({ word: '已挂起', ending: null })).toBe('waiting');
    expect(caseTone({ word: '待补正', ending: null })).toBe('waiting');
    expect(caseTone({ word: '办理中', ending: null })).toBe('plain');
  });
});
