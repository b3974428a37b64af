/** The kinds of fields an office knows, and what each is in a form's schema. */
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { widgetFor } from '../../../core/form/widgets.ts';
import { text } from '../messages.ts';

export type KindId = keyof typeof text.kinds;

interface Kind {
  schema: JsonObject;
  /** The form's own words for it, beside the schema. */
  attachments?: { kind: string }[];
}

/** In the order in which they are offered, with the names that a new one starts with. */
export const kindsOfFields = (): Readonly<Record<KindId, Kind>> => ({
  text: { schema: { type: 'string', maxLength: 60 } },
  textarea: { schema: { type: 'string', maxLength: 500, 'x-widget': 'textarea' } },
  number: { schema: { type: 'integer', minimum: 0 } },
  money: { schema: { type: 'integer', format: 'money', minimum: 0 } },
  date: { schema: { type: 'string', format: 'date' } },
  dateTime: { schema: { type: 'string', format: 'date-time' } },
  choice: { schema: { type: 'string', enum: [...text.forms.newChoices] } },
  choices: {
    schema: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', enum: [...text.forms.newChoices] },
    },
  },
  yesNo: { schema: { type: 'boolean' } },
  idCard: { schema: { type: 'string', format: 'id-card', maxLength: 18 } },
  phone: { schema: { type: 'string', format: 'phone' } },
  bankCard: { schema: { type: 'string', format: 'bank-card' } },
  region: { schema: { type: 'string', format: 'region', 'x-level': 'village' } },
  attachments: { schema: { 'x-type': 'attach' }, attachments: [{ kind: text.forms.newPaper }] },
  signature: { schema: { 'x-type': 'sign' } },
  person: { schema: { 'x-type': 'person' } },
  location: { schema: { 'x-type': 'geo' } },
  group: { schema: { type: 'object', properties: {} } },
  rows: {
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', title: text.forms.rowName, maxLength: 30 } },
      },
    },
  },
});

export const KIND_IDS = Object.keys(kindsOfFields()) as KindId[];

/** Privacy that goes with a kind unless somebody says otherwise. */
export const PRIVACY: Partial<Record<KindId, string>> = {
  idCard: 'id',
  phone: 'phone',
  bankCard: 'card',
};

/** What a field is to the office; null where it is something written by hand. */
export function kindOfField(field: JsonObject): KindId | null {
  const items = isObject(field.items) ? field.items : null;
  const special = field['x-type'];
  if (special === 'attach') return 'attachments';
  if (special === 'sign') return 'signature';
  if (special === 'person') return 'person';
  if (special === 'geo') return 'location';
  if (items && isObject(items.properties)) return 'rows';
  if (isObject(field.properties)) return 'group';
  const widget = widgetFor(field);
  switch (widget) {
    case 'select':
      return 'choice';
    case 'tick':
      return 'yesNo';
    case 'creditCode':
    case 'org':
    case 'member':
    case 'readonly':
    case undefined:
      return null;
    case 'signature':
    case 'attachments':
    case 'person':
    case 'location':
      return widget;
    default:
      return widget;
  }
}
