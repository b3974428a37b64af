/** A filled-in form to be read: groups of label and value, rows as a table or, where they are long, one below another. */
import type { FormView } from '../../../core/api.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.zh-CN.ts';
import { casePath } from './files.ts';
import { sectionsOf, type Entry, type Section } from './sections.ts';
import { Value } from './Value.tsx';
import { wordsOf } from './words.ts';

interface Props {
  form: FormView;
  data: JsonObject;
  /** The step whose block it is; null for the application. */
  step: string | null;
  /** Level of the groups' headings. */
  level?: 3 | 4;
}

export function ReadForm({ form, data, step, level = 3 }: Props) {
  const sections = sectionsOf(form, data);
  if (sections.length === 0) return <p className="none">{text.value.none}</p>;
  return (
    <>
      {sections.map((section) => (
        <ReadSection key={`${section.path} ${section.title}`} section={section} step={step} level={level} />
      ))}
    </>
  );
}

function ReadSection({ section, step, level }: { section: Section; step: string | null; level: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <section className="group">
      {section.title !== '' && (
        <Heading>
          {section.title}
          {section.rows && <span className="group-count">{text.value.rows(section.rows.length)}</span>}
        </Heading>
      )}
      {section.entries.length > 0 && <Entries entries={section.entries} step={step} />}
      {section.rows && <Rows rows={section.rows} step={step} />}
    </section>
  );
}

export function Entries({ entries, step }: { entries: Entry[]; step: string | null }) {
  return (
    <dl className="entries">
      {entries.map((entry) => (
        <div key={entry.path} className={classOf(entry)}>
          <dt>{entry.label}</dt>
          <dd className={entry.schema['format'] === 'money' ? 'money' : ''}>
            <Value schema={entry.schema} value={entry.value} path={casePath(step, entry.path)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** So many letters of a label fit into its column. */
const LABEL = 9;

function classOf(entry: Entry): string {
  if (isWide(entry)) return 'entry is-wide';
  return entry.label.length > LABEL ? 'entry is-long' : 'entry';
}

/** Papers, signatures and long texts take the whole line. */
function isWide({ schema, value }: Entry): boolean {
  if (schema['x-type'] === 'attach' || schema['x-type'] === 'sign') return true;
  return schema['x-widget'] === 'textarea' || (typeof value === 'string' && value.length > 40);
}

/** So many columns still fit beside each other. */
const COLUMNS = 5;
/** Facts that stand for a folded row. */
const TELLING = 4;

function Rows({ rows, step }: { rows: Entry[][]; step: string | null }) {
  const labels = [...new Set(rows.flatMap((row) => row.map((entry) => entry.label)))];
  if (labels.length <= COLUMNS) return <Table rows={rows} labels={labels} step={step} />;
  return (
    <ul className="folded">
      {rows.map((row, i) => (
        <li key={i}>
          <details>
            <summary>
              {telling(row).map((words, at) => (
                <span key={at}>{words}</span>
              ))}
            </summary>
            <Entries entries={row} step={step} />
          </details>
        </li>
      ))}
    </ul>
  );
}

/** The name first, then what was chosen and earned: what one asks about a member of a household. */
function telling(row: Entry[]): string[] {
  const name = row.find(({ path }) => path.endsWith('.name'));
  const rest = row.filter(
    (entry) =>
      entry !== name &&
      (entry.schema['enum'] !== undefined ||
        entry.schema['format'] === 'money' ||
        typeof entry.value === 'number') &&
      !entry.path.endsWith('_type'),
  );
  return [name, ...rest.slice(0, TELLING)].flatMap((entry) =>
    entry ? [wordsOf(entry.schema, entry.value)] : [],
  );
}

function Table({ rows, labels, step }: { rows: Entry[][]; labels: string[]; step: string | null }) {
  return (
    <div className="table-box">
      <table>
        <thead>
          <tr>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {labels.map((label) => {
                const entry = row.find((one) => one.label === label);
                return (
                  <td key={label} className={entry?.schema['format'] === 'money' ? 'money' : ''}>
                    {entry && (
                      <Value schema={entry.schema} value={entry.value} path={casePath(step, entry.path)} />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
