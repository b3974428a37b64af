/** The fields of a form in order: choose one, move it, take it out, add another. By buttons, by keys, or by dragging. */
import { Button, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { isObject } from '../../../core/json.ts';
import { joinPath, parentOf } from '../../../core/form/paths.ts';
import type { FieldGroup } from '../../../core/form/types.ts';
import { text } from '../messages.ts';
import {
  addField,
  addShared,
  linesOf,
  moveField,
  moveFieldTo,
  removeField,
  type FieldLine,
  type Form,
} from './edit.ts';
import { KIND_IDS, kindOfField, type KindId } from './kinds.ts';

interface Props {
  form: Form;
  groups: Readonly<Record<string, FieldGroup>>;
  chosen: string | null;
  choose: (template: string | null) => void;
  put: (form: Form) => void;
}

/** Marks a shared group among the kinds offered. */
const SHARED = 'shared:';

export function FieldList({ form, groups, chosen, choose, put }: Props) {
  const lines = linesOf(form);
  const [dragged, setDragged] = useState<string | null>(null);
  const at = lines.find(({ template }) => template === chosen);
  // behind a group that is chosen new fields go into it
  const into = at && groupOf(at);
  const add = (kind: string): void => {
    const added = kind.startsWith(SHARED)
      ? addShared(form, kind.slice(SHARED.length), groups[kind.slice(SHARED.length)]?.title ?? kind)
      : addField(form, into?.path ?? '', kind as KindId, text.kinds[kind as KindId]);
    put(added.form);
    choose(added.template);
  };
  const shared = Object.values(groups).map(({ id, title }) => ({ value: `${SHARED}${id}`, label: title }));
  return (
    <>
      <ul className="field-list" aria-label={text.forms.fields}>
        {lines.map((line) => (
          <Line
            key={line.template}
            {...{ line, form, put, choose, chosen, groups }}
            drag={setDragged}
            drop={() => dragged !== null && put(moveFieldTo(form, dragged, line.template))}
            takes={dragged !== null && parentOf(dragged) === parentOf(line.template)}
          />
        ))}
      </ul>
      {lines.length === 0 && <p className="row-hint">{text.forms.noFields}</p>}
      <Select
        className="field-add"
        aria-label={text.forms.addField}
        value={null}
        placeholder={into ? text.forms.addInto(into.title) : text.forms.addField}
        showSearch={{ optionFilterProp: 'label' }}
        listHeight={420}
        options={[
          {
            label: text.forms.kinds,
            options: KIND_IDS.map((kind) => ({ value: kind, label: text.kinds[kind] })),
          },
          ...(shared.length > 0 && !into ? [{ label: text.forms.shared, options: shared }] : []),
        ]}
        onChange={(kind: string | null) => kind !== null && add(kind)}
      />
    </>
  );
}

function groupOf({ template, field, uses }: FieldLine): { path: string; title: string } | null {
  const kind = kindOfField(field);
  if (uses !== null || (kind !== 'group' && kind !== 'rows')) return null;
  return {
    path: kind === 'rows' ? joinPath(template, '[]') : template,
    title: titleOf(field, template),
  };
}

function titleOf(field: FieldLine['field'], template: string): string {
  return typeof field.title === 'string' && field.title !== '' ? field.title : template;
}

interface LineProps extends Props {
  line: FieldLine;
  /** A field is being dragged, or no longer. */
  drag: (template: string | null) => void;
  /** What is dragged is let go here. */
  drop: () => void;
  /** Whether what is dragged may be let go here. */
  takes: boolean;
}

function Line({ line, form, groups, chosen, choose, put, drag, drop, takes }: LineProps) {
  const { template, field, depth, required, uses, first, last } = line;
  const title = titleOf(field, template);
  const kind = kindOfField(field);
  const open = chosen === template;
  const move = (by: -1 | 1): void => put(moveField(form, template, by));
  const remove = (): void => {
    put(removeField(form, template));
    choose(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey && event.key === 'ArrowUp' && !first) move(-1);
    else if (event.altKey && event.key === 'ArrowDown' && !last) move(1);
    else if (event.key === 'Delete') remove();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className={open ? 'is-open' : ''}
      style={{ paddingLeft: depth * 16 }}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        drag(template);
      }}
      onDragEnd={() => drag(null)}
      onDragOver={(event) => takes && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
    >
      <button
        type="button"
        className="field-line"
        aria-pressed={open}
        onClick={() => choose(open ? null : template)}
        onKeyDown={onKey}
      >
        <span className="field-grip" aria-hidden="true">
          ⠿
        </span>
        <span className="field-title">
          {title}
          {required && <em>{text.forms.mustMark}</em>}
        </span>
        <small>
          {uses !== null
            ? text.forms.uses(isObject(groups[uses]) ? groups[uses].title : uses)
            : kind
              ? text.kinds[kind]
              : text.forms.byHand}
        </small>
      </button>
      {open && (
        <span className="field-acts">
          <Button size="small" disabled={first} aria-label={text.forms.up(title)} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button size="small" disabled={last} aria-label={text.forms.down(title)} onClick={() => move(1)}>
            ↓
          </Button>
          <Button size="small" aria-label={text.forms.removeOf(title)} onClick={remove}>
            {text.remove}
          </Button>
        </span>
      )}
    </li>
  );
}
