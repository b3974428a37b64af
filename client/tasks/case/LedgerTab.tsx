/** 台账: the dated rows the case has written. Said in the words of the definition; what has none stays away. */
import type { CaseView } from '../../../core/api.ts';
import { describeDate } from '../../../core/time/describe.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { text } from '../messages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';

export function LedgerTab({ view }: { view: CaseView }) {
  if (view.ledger.length === 0) return <Empty {...text.case.noLedger} />;
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
                  <b>{row.title}</b>
                  {row.lines.map(({ label, text: said }) => (
                    <span key={label} className="pair">
                      {label} <b>{said}</b>
                    </span>
                  ))}
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
