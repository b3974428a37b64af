/** The cases that would move, and those that would not with the reasons. */
import type { MigratePreview } from '../../../core/api-admin.ts';
import { pages } from '../../pages.ts';
import { text } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

export function CasesToMove({ preview }: { preview: MigratePreview }) {
  const words = text.migrate;
  if (preview.cases.length === 0) return <p className="none">{words.noCases}</p>;
  return (
    <section aria-label={words.cases}>
      <h2>{words.cases}</h2>
      <table className="grid-table">
        <thead>
          <tr>
            {words.caseColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.cases.map((each) => (
            <tr key={each.id}>
              <th scope="row" data-label={words.caseColumns[0]}>
                <a href={pages.staffCase(each.id)}>{each.caseNo}</a>
              </th>
              <td data-label={words.caseColumns[1]}>{each.title}</td>
              <td data-label={words.caseColumns[2]} className={each.movable ? 'is-good' : 'is-bad'}>
                {each.movable ? words.movable : signs.sentences(each.reasons)}
                {each.bites.length > 0 && <Bites bites={each.bites} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bites({ bites }: { bites: string[] }) {
  return (
    <ul className="migrate-bites" aria-label={text.migrate.bites}>
      {bites.map((bite) => (
        <li key={bite}>{bite}</li>
      ))}
    </ul>
  );
}
