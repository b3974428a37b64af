/**
 * Every widget in both looks: drawn with its label, typed into, read back, wrong, and shown where nobody may change
 * it. The table names each widget of the list, so a new one is tested by being in it.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { expandForm } from '../../../core/form/expand.ts';
import { widgetFor, WIDGET_NAMES, type WidgetName } from '../../../core/form/widgets.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { lightTheme } from '../../form/light/theme.ts';
import { engine } from '../../form/logic/engine.ts';
import { FormStore } from '../../form/logic/form-store.ts';
import { Form } from '../../form/Form.tsx';
import type { FormTheme } from '../../form/logic/theme.ts';
import { deskTheme } from './theme.ts';

interface Sample {
  field: JsonObject;
  value: Json;
  /** What it is to a reader. */
  words: string;
  /** How a person enters `value`; absent where that takes a file, a drawing, a place or the network. */
  enter?: { type: string } | { pick: string };
}

const few = { type: 'string', enum: ['甲', '乙'] };
const many = { type: 'string', enum: [...'一二三四五六七八九'] };

const SAMPLES: Record<WidgetName, Sample> = {
  text: { field: { type: 'string' }, value: '青石村', words: '青石村', enter: { type: '青石村' } },
  textarea: {
    field: { type: 'string', 'x-widget': 'textarea' },
    value: '房子烧了',
    words: '房子烧了',
    enter: { type: '房子烧了' },
  },
  idCard: {
    field: { type: 'string', format: 'id-card' },
    value: '990101198711050037',
    words: '990101198711050037',
    enter: { type: '990101198711050037' },
  },
  phone: {
    field: { type: 'string', format: 'phone' },
    value: '13900001234',
    words: '13900001234',
    enter: { type: '139 0000 1234' },
  },
  bankCard: {
    field: { type: 'string', format: 'bank-card' },
    value: '6217990101000000010',
    words: '6217 9901 0100 0000 010',
    enter: { type: '6217 9901 0100 0000 010' },
  },
  creditCode: {
    field: { type: 'string', format: 'credit-code' },
    value: '91350100M000100Y43',
    words: '91350100M000100Y43',
    enter: { type: '91350100M000100Y43' },
  },
  date: { field: { type: 'string', format: 'date' }, value: '2026-03-02', words: '2026年3月2日 周一' },
  dateTime: {
    field: { type: 'string', format: 'date-time' },
    value: '2026-03-02T10:05',
    words: '2026年3月2日 周一 10:05',
  },
  number: {
    field: { type: 'integer', 'x-unit': '人' },
    value: 4,
    words: '4 人',
    enter: { type: '4' },
  },
  money: {
    field: { type: 'integer', format: 'money' },
    value: 123_450,
    words: '1,234.50 元',
    enter: { type: '1234.5' },
  },
  choice: { field: few, value: '乙', words: '乙', enter: { pick: '乙' } },
  select: { field: many, value: '三', words: '三', enter: { pick: '三' } },
  choices: { field: { type: 'array', items: few }, value: ['乙'], words: '乙', enter: { pick: '乙' } },
  yesNo: { field: { type: 'boolean' }, value: false, words: '否', enter: { pick: '否' } },
  tick: { field: { type: 'boolean', 'x-widget': 'tick' }, value: true, words: '是', enter: { pick: '某项' } },
  region: { field: { type: 'string', format: 'region' }, value: '990101001001', words: '青河县青石镇青石村' },
  attachments: {
    field: { 'x-type': 'attach' },
    value: [{ id: 'f1', kind: '照片', name: '现场.pdf' }],
    words: '现场.pdf',
  },
  signature: { field: { 'x-type': 'sign' }, value: '王某军', words: '王某军' },
  person: { field: { 'x-type': 'person' }, value: '刘某', words: '刘某', enter: { type: '刘某' } },
  org: { field: { 'x-type': 'org' }, value: '青石镇', words: '青石镇', enter: { type: '青石镇' } },
  location: {
    field: { 'x-type': 'geo' },
    value: { lat: 30.1, lng: 110.2 },
    words: '北纬 30.10000°，东经 110.20000°',
  },
  member: {
    field: { type: 'string', 'x-widget': 'member', 'x-options-from': 'members' },
    value: '赵某',
    words: '赵某',
    enter: { pick: '赵某' },
  },
  readonly: { field: { type: 'string', 'x-widget': 'readonly' }, value: '甲', words: '甲' },
};

const REGIONS: Record<string, JsonObject[]> = {
  '9901': [{ code: '990101', name: '青河县' }],
  '990101': [{ code: '990101001', name: '青石镇' }],
  '990101001': [{ code: '990101001001', name: '青石村' }],
};

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.stubGlobal('fetch', (address: string | URL | Request) => {
    const parent = /parent=(\d*)/.exec(address instanceof Request ? address.url : String(address))?.[1] ?? '';
    return Promise.resolve(Response.json({ items: REGIONS[parent] ?? [], positions: [] }));
  });
  // happy-dom has no canvas to draw on
  const nothing = new Proxy({}, { get: () => () => undefined, set: () => true });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(nothing as never);
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function storeOf({ field }: Sample, initial: JsonObject, permissions = {}): FormStore {
  const members = { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } };
  const { form } = expandForm(
    {
      id: 'test/widget',
      title: '表',
      schema: {
        type: 'object',
        properties: { it: { ...field, title: '某项', description: '怎样填' }, members },
      },
    },
    {},
  );
  const store = new FormStore({ form, today: '2026-03-02', initial, permissions });
  store.attach(engine);
  return store;
}

async function show(store: FormStore, theme: FormTheme): Promise<void> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <Form store={store} theme={theme} fields={['it']} />
      </QueryClientProvider>,
    ),
  );
}

/** What is read on the screen: its text, what is typed, and of pictures what they are. */
function seen(): string {
  const typed = [...host.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
  const pictures = [...host.querySelectorAll('img')].map(({ alt }) => alt);
  return [host.textContent, ...typed, ...pictures].join(' ');
}

async function enter(how: { type: string } | { pick: string }): Promise<void> {
  if ('type' in how) return type(how.type);
  const own = host.querySelector('select');
  const option = [...(own?.options ?? [])].find(({ text }) => text === how.pick);
  if (own && option)
    return act(async () => {
      own.value = option.value;
      own.dispatchEvent(new Event('change', { bubbles: true }));
    });
  const box = host.querySelector<HTMLElement>('.ant-select');
  if (box)
    await act(async () => {
      for (const part of [box, ...box.querySelectorAll('*')])
        part.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    });
  const target = box
    ? [...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].find(
        ({ textContent }) => textContent === how.pick,
      )
    : [...host.querySelectorAll('label')]
        .find((label) => label.textContent === how.pick && label.querySelector('input'))
        ?.querySelector<HTMLElement>('input');
  expect(target, `nothing called ${how.pick} to choose`).toBeDefined();
  await act(async () => target?.click());
}

async function type(text: string): Promise<void> {
  const input = host.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set;
  await act(async () => {
    input?.focus();
    set?.call(input, text);
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => input?.blur());
}

describe.each<[string, FormTheme]>([
  ['phone', lightTheme],
  ['desk', deskTheme],
])('on the %s', (_, theme) => {
  const people = [{ name: '赵某' }, { name: '钱某' }];

  describe.each(WIDGET_NAMES)('%s', (name) => {
    const sample = SAMPLES[name];

    test('is the widget of its field, with its label and its hint', async () => {
      expect(widgetFor(storeOf(sample, {}).fieldAt('it'))).toBe(name);
      await show(storeOf(sample, {}), theme);
      expect(host.textContent).toContain('某项');
      expect(host.textContent).toContain('怎样填');
    });

    test('says what is wrong', async () => {
      const store = storeOf(sample, {});
      await show(store, theme);
      await act(async () => store.refuse([{ path: 'it', code: 'x', message: '请核对这一项' }]));
      expect(host.textContent).toContain('请核对这一项');
    });

    test('shows what nobody may change in words, and nothing to type into', async () => {
      await show(storeOf(sample, { it: sample.value }, { '*': 'read' }), theme);
      await vi.waitFor(() => expect(seen()).toContain(sample.words));
      expect(host.querySelectorAll('input:not([type=file]), textarea, select')).toHaveLength(0);
    });

    test.runIf(sample.enter)('is filled in, kept as data, and there again', async () => {
      const store = storeOf(sample, { members: people });
      await show(store, theme);
      if (sample.enter) await enter(sample.enter);
      expect(store.submission()['it']).toEqual(sample.value);
      expect(store.check().errors.filter(({ path }) => path === 'it')).toEqual([]);
    });
  });
});
