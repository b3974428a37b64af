/** The least a process can be: one form, handed in and done. What a new draft begins with. */
import type { VersionSource } from '../definition/source.ts';
import { FORMAT } from '../definition/upgrade.ts';

/** What handing in the start form is called. */
const SUBMIT = 'submit';

export interface BlankOptions {
  title?: string;
  /** Id of the start form, where it is given already. */
  form?: string;
}

/** A whole source under a key: it compiles, proves and runs as it stands. */
export function blankSource(key: string, options: BlankOptions = {}): VersionSource {
  const title = options.title ?? '新建事项';
  const form = options.form ?? `${key}/application`;
  return {
    definition: {
      format: FORMAT,
      key,
      title,
      caseNo: `{region6}-${initialsOf(key)}-{yyyy}-{seq5}`,
      subject: `mask_name(name) + ${JSON.stringify(`:${title}`)}`,
      region: 'region',
      start: { roles: ['applicant'], form, outcome: SUBMIT },
      machine: {
        id: key,
        initial: 'draft',
        states: {
          draft: {
            meta: {
              label: '填写申请',
              word: '草稿',
              task: {
                seats: [{ role: 'filer', form }],
                block: '.',
                outcomes: { [SUBMIT]: { label: '提交', tone: 'positive' } },
              },
            },
            on: { [SUBMIT]: { target: 'done' } },
          },
          done: { type: 'final', meta: { label: '办结', end: 'done' } },
        },
      },
    },
    forms: { [form]: startForm(form) },
    groups: {},
  };
}

function startForm(id: string): Record<string, unknown> {
  return {
    id,
    title: '申请表',
    schema: {
      type: 'object',
      required: ['name', 'region', 'reason'],
      properties: {
        name: { type: 'string', title: '申请人姓名', maxLength: 50 },
        region: { type: 'string', format: 'region', 'x-level': 'village', title: '所在村(社区)' },
        reason: { type: 'string', title: '申请事由', maxLength: 500 },
      },
    },
    privacy: { name: 'name' },
    sample: { name: '张三', region: '990101001001', reason: '需要办理' },
  };
}

/** `village-road-repair` → `VRR`: the middle of the case number. */
function initialsOf(key: string): string {
  return key
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
