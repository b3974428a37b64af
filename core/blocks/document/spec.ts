/** Documents 文书 (C28): numbered papers of the definition, kept with the case. */
import type { JsonObject } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.zh-CN.ts';

/** A document is made and kept. */
export interface DocumentEffect {
  kind: 'document';
  document: string;
  /** What its text sees beside the case. */
  data: JsonObject;
}

export const document = {
  id: 'document',
  effects: ['document'],
  actions: {
    document: {
      label: words.issue.label,
      help: words.issue.help,
      params: {
        document: {
          kind: 'literal',
          label: words.issue.document,
          required: true,
          principal: true,
          choice: 'document',
        },
        data: { kind: 'feel-map', label: words.issue.data, hint: words.issue.dataHint },
      },
      blank: { document: '' },
    },
  },
} as const satisfies BlockSpec;
