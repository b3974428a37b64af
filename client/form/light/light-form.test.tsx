import fc from 'fast-check';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FormDefinition } from '../../../core/definition/form.ts';
import { expandForm } from '../../../core/form/expand.ts';
import { formatYuan } from '../../../core/values/money.ts';
import { engine } from '../logic/engine.ts';
import { FormStore } from '../logic/form-store.ts';
import { Form } from '../Form.tsx';
import type { FormTheme } from '../logic/theme.ts';
import { lightTheme } from './theme.ts';

const definition: FormDefinition = {
  id: 'test/light',
  title: '表',
  schema: {
    type: 'object',
    required: ['amount'],
    properties: {
      name: { type: 'string', title: '姓名', description: '与证件一致' },
      id_no: { type: 'string', format: 'id-card', title: '身份证号' },
      amount: { type: 'integer', format: 'money', title: '金额', minimum: 1 },
      card: { type: 'string', format: 'bank-card', title: '账号' },
      urgent: { type: 'boolean', title: '是否急难' },
      why: { type: 'string', title: '急在哪里' },
      paid: { type: 'integer', format: 'money', title: '报销' },
      own: { type: 'integer', format: 'money', title: '自付' },
      members: {
        type: 'array',
        title: '家庭成员',
        items: { type: 'object', properties: { name: { type: 'string', title: '成员姓名' } } },
      },
      visitors: { type: 'array', title: '走访人', items: { type: 'string' } },
    },
  },
  visible: { why: 'urgent = true' },
  computed: { own: 'amount - paid' },
  rules: [{ must: 'own >= 0', code: 'negative', message: '自付不应小于0', path: 'own' }],
};

let root: Root;
let host: HTMLElement;
let store: FormStore;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  store = new FormStore({ form: expandForm(definition, {}).form, today: '2026-03-02' });
  store.attach(engine);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

const show = (theme: FormTheme = lightTheme) => act(() => root.render(<Form store={store} theme={theme} />));
const field = (path: string) => document.getElementById(`f.${path}`) as HTMLInputElement;
const button = (text: string) =>
  [...host.querySelectorAll('button')].find((found) =>
    found.textContent?.includes(text),
  ) as HTMLButtonElement;

function type(path: string, text: string): void {
  const input = field(path);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    input.focus();
    set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Letter by letter where the cursor or the selection is, as a keyboard does; an input method tells its steps apart. */
function put(input: HTMLInputElement, text: string, composed: boolean): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => input.focus());
  const tell = (event: Event) => act(() => void input.dispatchEvent(event));
  if (composed) tell(new CompositionEvent('compositionstart', { bubbles: true }));
  for (const letter of text) {
    const [from, to] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    set?.call(input, input.value.slice(0, from) + letter + input.value.slice(to));
    input.setSelectionRange(from + 1, from + 1);
    tell(new InputEvent('input', { bubbles: true, isComposing: composed }));
  }
  if (composed) tell(new CompositionEvent('compositionend', { bubbles: true }));
}

describe('typing', () => {
  test('an amount in yuan is kept in fen and read back in capitals', () => {
    show();
    type('amount', '1234.5');
    expect(store.data['amount']).toBe(123_450);
    expect(field('amount').value).toBe('1234.5');
    expect(host.textContent).toContain('大写：壹仟贰佰叁拾肆元伍角');
    act(() => field('amount').blur());
    expect(field('amount').value).toBe('1,234.50');
    type('amount', '');
    expect(store.data['amount']).toBeUndefined();
  });

  test('an amount is kept as it is shown, however it is typed, pasted, put together and entered again', () => {
    const written = fc.oneof(
      fc.stringMatching(/^[0-9.,，。￥元 ０-９-]{0,9}$/),
      fc.constantFrom('5000', '3,000.00', '99999999999999999999', '５０００', '五千', '-', '.'),
    );
    const step = fc.record({ how: fc.constantFrom('type', 'compose', 'leave', 'enter'), text: written });
    show();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        type('amount', '');
        for (const { how, text } of steps) {
          if (how === 'leave') act(() => field('amount').blur());
          else if (how === 'enter') act(() => field('amount').focus());
          else put(field('amount'), text, how === 'compose');
        }
        act(() => field('amount').blur());
        const kept = store.data['amount'];
        const shown = field('amount').value;
        expect(shown).toBe(typeof kept === 'number' ? formatYuan(kept) : (kept ?? ''));
      }),
      { numRuns: 60 },
    );
  });

  test('what is typed into an amount entered again takes its place', () => {
    show();
    type('amount', '5000');
    act(() => field('amount').blur());
    put(field('amount'), '3000', false);
    expect(field('amount').value).toBe('3000');
    act(() => field('amount').blur());
    put(field('amount'), '２000', true);
    act(() => field('amount').blur());
    expect(field('amount').value).toBe('2,000.00');
    expect(store.data['amount']).toBe(200_000);
  });

  test('an amount nobody can read is refused, and does not vanish', () => {
    show();
    type('amount', '99999999999999999999');
    act(() => field('amount').blur());
    expect(field('amount').value).toBe('99999999999999999999');
    expect(store.check().errors.map(({ path }) => path)).toContain('amount');
  });

  test('an identity number says what it says while it is typed', () => {
    show();
    type('id_no', '9901011987');
    expect(host.textContent).toContain('还差 8 位');
    type('id_no', '990101 19871105 0037');
    expect(store.data['id_no']).toBe('990101198711050037');
    expect(host.textContent).toContain('男 · 1987年11月5日出生 · 38 周岁');
  });

  test('an account number is shown in fours and kept as digits', () => {
    show();
    type('card', '62179901010000000');
    expect(field('card').value).toBe('6217 9901 0100 0000 0');
    expect(store.data['card']).toBe('62179901010000000');
  });
});

describe('what is on the screen', () => {
  test('a hidden branch is away, and appears with the answer that opens it', () => {
    show();
    expect(field('why')).toBeNull();
    act(() => field('urgent').click());
    expect(store.data['urgent']).toBe(true);
    expect(field('why')).not.toBeNull();
  });

  test('every control has its label, hint and error by id', () => {
    show();
    expect(host.querySelector('label[for="f.name"]')?.textContent).toContain('姓名');
    expect(document.getElementById(field('name').getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      '与证件一致',
    );
    act(() => void store.check());
    const amount = field('amount');
    expect(amount.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(amount.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      '请填写金额',
    );
  });

  test('rows are added, named, removed and brought back', () => {
    show();
    act(() => button('添加家庭成员').click());
    type('members.0.name', '张三');
    expect(host.textContent).toContain('家庭成员 1 · 张三');
    act(() => button('删除').click());
    expect(field('members.0.name')).toBeNull();
    act(() => button('撤销').click());
    expect(field('members.0.name').value).toBe('张三');
  });

  test('free values are plain lines', () => {
    show();
    act(() => button('添加走访人').click());
    type('visitors.0', '李四');
    expect(store.data['visitors']).toEqual(['李四']);
  });
});

test('a keystroke draws one field, not the form', () => {
  const drawn: string[] = [];
  const theme: FormTheme = {
    ...lightTheme,
    FieldTemplate: (props) => {
      drawn.push(props.id);
      return <lightTheme.FieldTemplate {...props} />;
    },
  };
  show(theme);
  drawn.length = 0;
  type('name', '王');
  expect(drawn).toEqual(['f.name']);
});

test('what is typed into a filled amount replaces it, whatever the field writes anew on being entered', () => {
  store.set('amount', 500_000);
  show();
  const input = field('amount');
  act(() => input.focus());
  expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(['5000', 0, 4]);
});

test('what is wrong with a computed value is told where it is shown', () => {
  store.set('amount', 100);
  store.set('paid', 300);
  show();
  act(() => void store.check());
  expect(document.getElementById('f.own__box')?.textContent).toContain('自付不应小于0');
});
