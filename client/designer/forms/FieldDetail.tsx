/** One field: its words, its kind, whether it must be filled in, and who may do what with it at which step. */
import { InputNumber, Select, Switch } from 'antd';
import { isObject } from '../../../core/json.ts';
import { nameOf, parentOf, joinPath } from '../../../core/form/paths.ts';
import type { Json } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Feel } from '../panel/Feel.tsx';
import { Part, Row } from '../panel/Row.tsx';
import { Typed } from '../panel/Typed.tsx';
import { AccessPart } from './AccessPart.tsx';
import { changeKind, patchField, renameField, setRequired, type FieldLine, type Form } from './edit.ts';
import { KIND_IDS, kindOfField, type KindId } from './kinds.ts';

interface Props {
  form: Form;
  line: FieldLine;
  put: (form: Form) => void;
  choose: (template: string) => void;
}

const FIELD_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export function FieldDetail({ form, line, put, choose }: Props) {
  const { template, field, required } = line;
  const kind = kindOfField(field);
  const patch = (change: Record<string, Json | undefined>): void => put(patchField(form, template, change));
  const words = text.forms;
  const rename = (name: string): void => {
    if (!FIELD_NAME.test(name) || name === nameOf(template)) return;
    put(renameField(form, template, name));
    choose(joinPath(parentOf(template), name));
  };
  return (
    <section aria-label={words.field}>
      <Row label={words.fieldTitle}>
        {(id) => (
          <Typed
            id={id}
            value={typeof field.title === 'string' ? field.title : ''}
            maxLength={60}
            onChange={(title) => patch({ title })}
          />
        )}
      </Row>
      <Row label={words.kind}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            placeholder={words.byHand}
            showSearch={{ optionFilterProp: 'label' }}
            options={KIND_IDS.map((each) => ({ value: each, label: text.kinds[each] }))}
            onChange={(next: KindId) => put(changeKind(form, template, next))}
          />
        )}
      </Row>
      {kind !== 'group' && (
        <Row label={words.must}>
          {(id) => (
            <Switch
              id={id}
              size="small"
              checked={required}
              onChange={(on) => put(setRequired(form, template, on))}
            />
          )}
        </Row>
      )}
      <Row label={words.hint}>
        {(id) => (
          <Typed
            id={id}
            rows={2}
            maxLength={200}
            value={typeof field.description === 'string' ? field.description : ''}
            onChange={(description) => patch({ description: description === '' ? undefined : description })}
          />
        )}
      </Row>
      <OfKind kind={kind} line={line} form={form} put={put} />
      <AccessPart form={form} template={template} put={put} />
      <Part title={text.panel.more} folded>
        <Feel
          label={words.visible}
          hint={words.visibleHint}
          names={false}
          value={form.visible?.[template] ?? ''}
          onChange={(feel) => put(withEntry(form, 'visible', template, feel))}
        />
        <Feel
          label={words.computed}
          names={false}
          value={form.computed?.[template] ?? ''}
          onChange={(feel) => put(withEntry(form, 'computed', template, feel))}
        />
        <Row label={words.privacy}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={form.privacy?.[template] ?? null}
              placeholder={words.notPrivate}
              options={Object.entries(text.privacy).map(([value, label]) => ({ value, label }))}
              onChange={(as: string | null | undefined) =>
                put(withEntry(form, 'privacy', template, as ?? ''))
              }
            />
          )}
        </Row>
        <Row label={words.name} hint={words.nameHint}>
          {(id) => <Typed id={id} code value={nameOf(template)} onChange={rename} />}
        </Row>
      </Part>
    </section>
  );
}

/** Sets or, where it is empty, takes away what the form says of a path. */
function withEntry(
  form: Form,
  part: 'visible' | 'computed' | 'privacy',
  template: string,
  value: string,
): Form {
  const { [template]: _before, ...rest } = (form[part] ?? {}) as Record<string, string>;
  const next = value.trim() === '' ? rest : { ...rest, [template]: value };
  const { [part]: _part, ...others } = form;
  return (Object.keys(next).length > 0 ? { ...others, [part]: next } : others) as Form;
}

interface OfKindProps extends Pick<Props, 'form' | 'line' | 'put'> {
  kind: KindId | null;
}

/** What only fields of a kind have. */
function OfKind({ kind, line: { template, field }, form, put }: OfKindProps) {
  const patch = (change: Record<string, Json | undefined>): void => put(patchField(form, template, change));
  const words = text.forms;
  const lines = (label: string, value: readonly unknown[], onChange: (next: string[]) => void) => (
    <Row label={label} hint={words.onePerLine}>
      {(id) => (
        <Typed
          id={id}
          rows={3}
          value={value.map(String).join('\n')}
          onChange={(typed) =>
            onChange([...new Set(typed.split('\n').map((each) => each.trim()))].filter((each) => each !== ''))
          }
        />
      )}
    </Row>
  );
  const number = (label: string, name: string, unit?: string) => (
    <Row label={label}>
      {(id) => (
        <InputNumber
          id={id}
          value={typeof field[name] === 'number' ? Number(field[name]) / (unit ? 100 : 1) : null}
          {...(unit ? { suffix: unit } : {})}
          onChange={(typed) =>
            patch({ [name]: typed === null ? undefined : Math.round(typed * (unit ? 100 : 1)) })
          }
        />
      )}
    </Row>
  );
  switch (kind) {
    case 'choice':
      return lines(words.choices, listIn(field.enum), (next) => patch({ enum: next }));
    case 'choices': {
      const items = isObject(field.items) ? field.items : {};
      return lines(words.choices, listIn(items.enum), (next) => patch({ items: { ...items, enum: next } }));
    }
    case 'attachments':
      return lines(
        words.papers,
        (form.attachments?.[template] ?? []).map((each) => each.kind),
        (next) => {
          const before = form.attachments?.[template] ?? [];
          const kinds = next.map((name) => before.find((each) => each.kind === name) ?? { kind: name });
          put({ ...form, attachments: { ...form.attachments, [template]: kinds } });
        },
      );
    case 'number':
      return (
        <>
          {number(words.minimum, 'minimum')}
          {number(words.maximum, 'maximum')}
          <Row label={words.unit}>
            {(id) => (
              <Typed
                id={id}
                value={typeof field['x-unit'] === 'string' ? field['x-unit'] : ''}
                onChange={(unit) => patch({ 'x-unit': unit === '' ? undefined : unit })}
              />
            )}
          </Row>
        </>
      );
    case 'money':
      return (
        <>
          {number(words.minimum, 'minimum', text.yuan)}
          {number(words.maximum, 'maximum', text.yuan)}
        </>
      );
    case 'text':
    case 'textarea':
      return number(words.maxLength, 'maxLength');
    case 'region':
      return (
        <Row label={words.level}>
          {(id) => (
            <Select
              id={id}
              value={typeof field['x-level'] === 'string' ? field['x-level'] : 'village'}
              options={(['county', 'township', 'village'] as const).map((level) => ({
                value: level,
                label: text.levels[level],
              }))}
              onChange={(level) => patch({ 'x-level': level })}
            />
          )}
        </Row>
      );
    default:
      return null;
  }
}

function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
