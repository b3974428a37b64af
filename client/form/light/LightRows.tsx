/** A list as cards (家庭成员) or as plain lines (走访人员), with a button to add one and a way back from removing one. */
import { useEffect, useId, useRef } from 'react';
import { fieldsOf, itemsOf, schemaAt } from '../../../core/form/fields.ts';
import { templateOf } from '../../../core/form/paths.ts';
import { words } from '../../words.ts';
import type { FormStore } from '../logic/form-store.ts';
import { useField } from '../logic/GatedField.tsx';
import type { RowsProps, RowView } from '../logic/theme.ts';
import { boxId, hintId, labelId } from '../logic/describe.ts';
import { Complaint } from './LightField.tsx';
import { headingOf } from './LightGroup.tsx';

export function LightRows(props: RowsProps) {
  const { id, label, description, rows, flat, add, undo } = props;
  const list = useRef<HTMLDivElement>(null);
  useFocusOnNew(list, rows.length);
  const Heading = headingOf(props.path.split('.').length);
  return (
    <div className="group" role="group" id={boxId(id)} aria-labelledby={labelId(id)}>
      <Heading className="label" id={labelId(id)}>
        {label} {props.required || !add ? null : <span className="optional">{words.form.optional}</span>}
      </Heading>
      {description ? (
        <p className="hint" id={hintId(id)}>
          {description}
        </p>
      ) : null}
      <Complaint id={id} error={props.error} warning={props.warning} />
      {rows.length === 0 ? <p className="hint">{words.form.noRows(label)}</p> : null}
      <div ref={list} className={flat ? 'lines' : 'cards'}>
        {rows.map((row) =>
          flat ? (
            <Line key={row.key} row={row} label={label} />
          ) : (
            <Card key={row.key} row={row} label={label} store={props.store} />
          ),
        )}
      </div>
      <div aria-live="polite">
        {undo ? (
          <p className="undo">
            {words.form.removed}
            <button type="button" className="link" onClick={undo}>
              {words.common.undo}
            </button>
          </p>
        ) : null}
      </div>
      {add ? (
        <button type="button" id={id} className="button button-wide button-dashed" onClick={add}>
          + {words.form.addRow(label)}
        </button>
      ) : null}
    </div>
  );
}

function Card({ row, label, store }: { row: RowView; label: string; store: FormStore }) {
  const Heading = headingOf(row.path.split('.').length);
  const title = useId();
  return (
    <section className="card" data-row={row.index} role="group" aria-labelledby={title}>
      <header className="card-head">
        <Heading id={title}>
          <RowTitle store={store} row={row} label={label} />
        </Heading>
        <Remove row={row} label={label} />
      </header>
      {row.content}
    </section>
  );
}

/** Takes the row away, where it may go. */
function Remove({ row, label }: { row: RowView; label: string }) {
  if (!row.remove) return null;
  return (
    <button
      type="button"
      className="link link-quiet"
      aria-label={words.form.removeRow(words.form.rowTitle(label, row.index + 1))}
      onClick={row.remove}
    >
      {words.common.remove}
    </button>
  );
}

/** The number, and who or what it is once that is known. */
function RowTitle({ store, row, label }: { store: FormStore; row: RowView; label: string }) {
  const list = schemaAt(store.form.schema, templateOf(row.path).replace(/\[\]$/, '')) ?? {};
  const first = fieldsOf(itemsOf(list) ?? {}).find(([, field]) => field['type'] === 'string')?.[0];
  const { value } = useField(store, first === undefined ? row.path : `${row.path}.${first}`);
  const name = typeof value === 'string' && value !== '' ? ` · ${value}` : '';
  return (
    <>
      {words.form.rowTitle(label, row.index + 1)}
      {name}
    </>
  );
}

function Line({ row, label }: { row: RowView; label: string }) {
  return (
    <div className="line" data-row={row.index}>
      <div className="line-field">{row.content}</div>
      <Remove row={row} label={label} />
    </div>
  );
}

/** Who adds a row wants to fill it in. */
function useFocusOnNew(list: React.RefObject<HTMLDivElement | null>, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) {
      const row = list.current?.querySelector(`[data-row="${count - 1}"]`);
      row?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
    before.current = count;
  }, [count, list]);
}
