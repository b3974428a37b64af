/** Documents 文书 (C28): numbered papers of the definition, kept with the case. */
import Type from 'typebox';
import { closed, told } from '../../definition/closed.ts';
import { Feel, Template } from '../../definition/feel.ts';
import type { JsonObject } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.ts';

/** A document 文书 for print: numbered, kept with the case. */
const DocumentSpec = closed(words.document, {
  title: Template,
  /** `{county}民救不〔{yyyy}〕{seq}号`; absent: no number. */
  number: Type.Optional(Type.String()),
  /** Lines of text; `# ` heading, `| a | b |` rows of a table, `{{ FEEL }}` filled in and escaped. */
  body: Type.Array(Template),
  /** FEEL: who gets it. */
  to: Type.Optional(Feel),
});

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
  definition: {
    documents: told(Type.Optional(Type.Record(Type.String(), DocumentSpec)), words.documents),
  },
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
