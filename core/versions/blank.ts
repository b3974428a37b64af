/** The least a process can be: one form, handed in and done. What a new draft begins with. */
import type { VersionSource } from '../definition/source.ts';
import { FORMAT } from '../definition/upgrade.ts';
import { messages } from './messages.ts';

/** What handing in the start form is called. */
const SUBMIT = 'submit';

interface BlankOptions {
  title?: string;
  /** Id of the start form, where it is given already. */
  form?: string;
}

/** A whole source under a key: it compiles, proves and runs as it stands. */
export function blankSource(key: string, options: BlankOptions = {}): VersionSource {
  const title = options.title ?? messages.blank.newProcess;
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
              label: messages.blank.fillIn,
              word: messages.blank.draft,
              task: {
                seats: [{ role: 'filer', form }],
                block: '.',
                outcomes: { [SUBMIT]: { label: messages.blank.handIn, tone: 'positive' } },
              },
            },
            on: { [SUBMIT]: { target: 'done' } },
          },
          done: { type: 'final', meta: { label: messages.blank.completed, end: 'done' } },
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
    title: messages.blank.form,
    schema: {
      type: 'object',
      required: ['name', 'region', 'reason'],
      properties: {
        name: { type: 'string', title: messages.blank.applicantName, maxLength: 50 },
        region: { type: 'string', format: 'region', 'x-level': 'village', title: messages.blank.village },
        reason: { type: 'string', title: messages.blank.reason, maxLength: 500 },
      },
    },
    privacy: { name: 'name' },
    sample: { name: messages.blank.sampleName, reason: messages.blank.sampleReason },
  };
}

/** `village-road-repair` → `VRR`: the middle of the case number. */
function initialsOf(key: string): string {
  return key
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
