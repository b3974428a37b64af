/** 台账: the dated rows the case has written. Fields are called as the forms call them; what has no name stays away. */
import type { CaseView } from '../../../core/api.ts';
import { describeDate } from '../../../core/time/describe.ts';
import { fieldsByName } from '../../../core/form/field-names.ts';
import { wordsOf } from '../../../core/form/words.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { text } from '../messages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';

export function LedgerTab({ view }: { view: CaseView }) {
  if (view.ledger.length === 0) return <Empty {...text.case.noLedger} />;
  const known = fieldsByName([view.form, ...Object.values(view.forms)]);
  return (
    <section className="sheet">
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.case.ledgerFrom}</th>
              <th scope="col">{text.case.ledgerTo}</th>
              <th scope="col">{text.case.ledgerWhat}</th>
            </tr>
          </thead>
          <tbody>
            {view.ledger.map((row, i) => (
              <tr key={i}>
                <td>{day(row.from)}</td>
                <td>{row.to === null ? text.case.ledgerOpen : day(row.to)}</td>
                <td>
                  {Object.entries(row.data).map(([name, value]) => {
                    const field = known.get(name);
                    return field ? (
                      <span key={name} className="pair">
                        {field.label} <b>{wordsOf(field.schema, value)}</b>
                      </span>
                    ) : null;
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function day(value: string): string {
  return describeDate(value.length > 10 ? dayOf(value) : value);
}
