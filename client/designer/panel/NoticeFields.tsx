/** What the public is shown of a case: one value a line, masked where it is somebody's. */
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { NOTICE_VALUES, type NoticeSpec } from '../../../core/blocks/notice/language.ts';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { maskFor, MASKS, readShown, writeShown, type Mask } from '../model/shown.ts';
import { choiceOf, namesOf } from '../model/names.ts';
import { Feel } from './Feel.tsx';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

type Field = NoticeSpec['fields'][number];

interface Props {
  label?: string;
  fields: readonly Field[];
  onChange: (fields: Field[]) => void;
}

export function NoticeFields({ label = text.panel.noticeFields, fields, onChange }: Props) {
  const begin: Field = { name: freeName(fields), label: text.panel.noticeNewField, value: 'case.case_no' };
  return (
    <section aria-label={label}>
      <h4>{label}</h4>
      {fields.length === 0 && <p className="row-hint">{text.panel.noticeNoFields}</p>}
      {fields.map((field, n) => (
        <Line
          key={n}
          n={n}
          field={field}
          put={(next) => onChange(fields.flatMap((each, m) => (m === n ? (next ?? []) : each)))}
        />
      ))}
      <button type="button" className="link" onClick={() => onChange([...fields, begin])}>
        {text.panel.addNoticeField}
      </button>
    </section>
  );
}

function Line({ n, field, put }: { n: number; field: Field; put: (field: Field | null) => void }) {
  const set = (patch: Partial<Field>): void => put(without({ ...field, ...patch }));
  return (
    <div className="notice-field">
      <Typed label={text.panel.noticeWord(n + 1)} value={field.label} onChange={(label) => set({ label })} />
      <Button type="text" aria-label={text.panel.removeNoticeField(field.label)} onClick={() => put(null)}>
        {text.remove}
      </Button>
      <Shown field={field} set={set} />
      <Row label={text.panel.noticeAs(field.label)}>
        {(id) => (
          <Select
            id={id}
            value={field.as ?? ''}
            options={[
              { value: '', label: text.panel.noticeAsField },
              ...NOTICE_VALUES.map((as) => ({ value: as, label: text.panel.noticeAsWords[as] })),
            ]}
            onChange={(as) => set({ as: as === '' ? undefined : as } as Partial<Field>)}
          />
        )}
      </Row>
    </div>
  );
}

/** A field of a form and how it is masked, chosen; anything more is an expression. */
function Shown({ field, set }: { field: Field; set: (patch: Partial<Field>) => void }) {
  const { named } = useSnapshot();
  const names = useMemo(() => [...CASE_NAMES, ...namesOf(named)], [named]);
  const shown = readShown(field.value);
  if (!shown || !names.some(({ path }) => path === shown.path))
    return (
      <Feel
        label={text.panel.noticeValue(field.label)}
        value={field.value}
        onChange={(value) => set({ value })}
      />
    );
  const choose = (path: string): void => {
    const name = names.find((each) => each.path === path);
    set({ value: writeShown({ path, mask: maskFor(named, path) }), ...(name ? { label: name.label } : {}) });
  };
  return (
    <>
      <Row label={text.panel.noticeValue(field.label)}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={shown.path}
            popupMatchSelectWidth={280}
            options={names.map(choiceOf)}
            onChange={choose}
          />
        )}
      </Row>
      <Row label={text.panel.noticeMask(field.label)}>
        {(id) => (
          <Select
            id={id}
            value={shown.mask ?? ''}
            options={[
              { value: '', label: text.panel.noMask },
              ...MASKS.map((mask) => ({ value: mask, label: text.panel.masks[mask] })),
            ]}
            onChange={(mask: Mask | '') =>
              set({ value: writeShown({ path: shown.path, mask: mask === '' ? null : mask }) })
            }
          />
        )}
      </Row>
    </>
  );
}

const CASE_NAMES = [
  { path: 'case.case_no', label: text.panel.noticeNewField, of: '' },
  { path: 'case.region_name', label: text.panel.noticeRegion, of: '' },
];

/** What was taken back is not written. */
function without(field: Field): Field {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as Field;
}

function freeName(fields: readonly Field[]): string {
  let n = fields.length + 1;
  while (fields.some(({ name }) => name === `item_${n}`)) n += 1;
  return `item_${n}`;
}
