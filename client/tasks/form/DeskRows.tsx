/** A list at the desk: a card a row, or a line of free words. */
import { Button } from 'antd';
import { hintId, labelId } from '../../form/logic/describe.ts';
import type { RowsProps } from '../../form/logic/theme.ts';
import { words } from '../../words.ts';
import { text } from '../messages.ts';
import { Complaint } from './DeskField.tsx';
import { FreeWords } from './widgets/FreeWords.tsx';

export function DeskRows(props: RowsProps) {
  return props.flat ? <Line {...props} /> : <Section {...props} />;
}

/** A single field like the others: its values stand in one line. */
function Line(props: RowsProps) {
  const { id, label, description, required, error, warning } = props;
  return (
    <div className={error === undefined ? 'field is-wide' : 'field is-wide is-wrong'}>
      <label className="field-label" htmlFor={id} id={labelId(id)}>
        {label} {required && <span className="field-must">{text.form.required}</span>}
      </label>
      {description && (
        <p className="field-hint" id={hintId(id)}>
          {description}
        </p>
      )}
      <FreeWords {...props} />
      <Complaint id={id} error={error} warning={warning} />
    </div>
  );
}

function Section(props: RowsProps) {
  const { id, label, description, required, error, warning, rows, add, undo } = props;
  return (
    <section className="group is-wide" id={id} tabIndex={-1} aria-label={label}>
      <h4>
        {label} {required && <span className="field-must">{text.form.required}</span>}
        {rows.length > 0 && <span className="group-count">{text.value.rows(rows.length)}</span>}
      </h4>
      {description && <p className="field-hint">{description}</p>}
      <Complaint id={id} error={error} warning={warning} />
      <Cards {...props} />
      {undo && (
        <p className="field-hint" role="status">
          {words.form.removed}
          <Button type="link" size="small" onClick={undo}>
            {words.common.undo}
          </Button>
        </p>
      )}
      {add && <Button onClick={add}>{text.form.add(label)}</Button>}
    </section>
  );
}

function Cards({ label, rows }: RowsProps) {
  if (rows.length === 0) return <p className="none">{text.form.emptyRows}</p>;
  return (
    <ol className="row-cards">
      {rows.map(({ key, index, content, remove }) => (
        <li key={key}>
          <div className="row-card-head">
            <span>{text.form.row(label, index + 1)}</span>
            {remove && (
              <Button type="text" size="small" onClick={remove}>
                {text.form.remove}
              </Button>
            )}
          </div>
          {content}
        </li>
      ))}
    </ol>
  );
}
