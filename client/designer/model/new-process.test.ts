/** What a new process begins with: nothing of it needs to be put right before it can be published. */
import { describe, expect, it } from 'vitest';
import { validateSchema } from '../../../core/form/schema-validator.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { checkSource } from '../../../core/versions/check.ts';
import { redrawn } from '../../../core/versions/redraw.ts';
import { keyFor } from '../list/key-for.ts';
import { blankProcess } from './blank.ts';
import { copyUnder } from './copy.ts';

const roles = [
  { id: 'applicant', name: '申请人', level: 'village' },
  { id: 'admin', name: '平台管理员', level: 'any' },
] as const;

const check = (source: VersionSource) =>
  checkSource(source, { roles, key: String(source.definition['key']), validate: validateSchema });

describe('a new process', () => {
  it('from nothing is drawn without lanes and has no problems', async () => {
    const blank = blankProcess('road-repair', '修路补助', {});
    expect(blank.diagram).not.toContain('bpmn:lane');
    const { source } = await redrawn(blank, blank.diagram ?? '', { roles });
    expect(await check(source)).toEqual([]);
  });

  it('copied from another has forms of its own and no problems', async () => {
    const blank = blankProcess('road-repair', '修路补助', {});
    const { source } = await redrawn(blank, blank.diagram ?? '', { roles });
    const copy = copyUnder(source, 'well-digging', '打井补助');
    expect(JSON.stringify(copy)).not.toContain('road-repair/');
    expect(Object.keys(copy.forms)).toEqual(['well-digging/application']);
    const again = await redrawn(copy, copy.diagram ?? '', { roles });
    expect(await check(again.source)).toEqual([]);
    expect(Object.keys(source.forms)).toEqual(['road-repair/application']);
  });

  it('gets a key that is free', () => {
    expect(keyFor('Road Repair 2027', new Set())).toBe('road-repair-2027');
    expect(keyFor('修路补助', new Set())).toBe('process-1');
    expect(keyFor('修路补助', new Set(['process-1']))).toBe('process-2');
    expect(keyFor('Road', new Set(['road']))).toBe('road-1');
  });
});
