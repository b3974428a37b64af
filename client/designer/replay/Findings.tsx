/** What a replay found: how many cases were compared, and those that would come out otherwise. */
import type { ReplayItem, ReplayView } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { pages } from '../../pages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { text } from '../messages.ts';
import { calledIn, differencesOf, linesOf, type Called } from './words.ts';

export function Findings({ view, source }: { view: ReplayView; source: VersionSource }) {
  const { compared, differing, left, unreplayable = 0 } = view;
  const words = text.replay;
  const called = calledIn(source);
  const nothing = compared === 0 && left === 0;
  return (
    <section aria-label={words.title}>
      {nothing ? (
        <Empty {...(unreplayable > 0 ? words.noneComparable : words.none)} />
      ) : (
        <p role="status" className={differing.length === 0 ? 'is-good' : 'is-doubtful'}>
          {words.compared(compared, differing.length)}
        </p>
      )}
      {left > 0 && <p className="is-doubtful">{words.left(left)}</p>}
      {unreplayable > 0 && <p className="hint">{words.unreplayable(unreplayable)}</p>}
      {differing.length > 0 && (
        <table className="grid-table">
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((item) => (
              <Row key={item.case} item={item} called={called} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ item, called }: { item: ReplayItem; called: Called }) {
  const { columns, notAtAll } = text.replay;
  return (
    <tr>
      <th scope="row" data-label={columns[0]}>
        <a href={pages.staffCase(item.case)}>{item.caseNo}</a>
        <small>{item.title}</small>
      </th>
      <td data-label={columns[1]}>
        <Lines lines={linesOf(item.was, called)} />
      </td>
      <td data-label={columns[2]}>
        {item.would === null || item.stopped !== null ? (
          <span className="is-bad">{notAtAll}</span>
        ) : (
          <Lines lines={linesOf(item.would, called)} />
        )}
      </td>
      <td data-label={columns[3]} className="is-note">
        <Lines lines={differencesOf(item, called)} />
      </td>
    </tr>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="replay-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
