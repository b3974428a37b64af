/** A filled-in form to be read: groups of label and value, rows as a table or, where they are long, one below another. */
import type { FormView } from '../../../core/api.ts';
import { choicesOf } from '../../../core/form/choices.ts';
import {
  flatten,
  linesOf,
  outlineOf,
  type OutlineLine,
  type OutlineSection,
} from '../../../core/form/outline.ts';
import { equalJson } from '../../../core/json.ts';
import { isMoney, wordsOf } from '../../../core/form/words.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { casePath } from './files.ts';
import { useRenewed } from './Looks.tsx';
import { Value } from './Value.tsx';

interface Props {
  form: FormView;
  data: JsonObject;
  /** The step whose block it is; null for the application. */
  step: string | null;
  /** Level of the groups' headings. */
  level?: 3 | 4;
}

export function ReadForm({ form, data, step, level = 3 }: Props) {
  const sections = flatten(outlineOf(form, data));
  if (sections.length === 0) return <p className="none">{text.value.none}</p>;
  return (
    <>
      {sections.map((section) => (
        <ReadSection key={`${section.path} ${section.title}`} section={section} step={step} level={level} />
      ))}
    </>
  );
}

function ReadSection({
  section,
  step,
  level,
}: {
  section: OutlineSection;
  step: string | null;
  level: 3 | 4;
}) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <section className="group">
      {section.title !== '' && (
        <Heading>
          {section.title}
          {section.rows && <span className="group-count">{text.value.rows(section.rows.length)}</span>}
        </Heading>
      )}
      {section.lines.length > 0 && <Entries entries={section.lines} step={step} />}
      {section.rows && <Rows rows={section.rows} step={step} />}
    </section>
  );
}

export function Entries({ entries, step }: { entries: OutlineLine[]; step: string | null }) {
  const isRenewed = useRenewed();
  return (
    <dl className="entries">
      {entries.map((line) => (
        <div key={line.path} className={classOf(line)}>
          <dt>
            {line.label}
            {isRenewed(casePath(step, line.path)) && <span className="renewed">{text.value.renewed}</span>}
          </dt>
          <dd className={isMoney(line.field, line.value) ? 'money' : ''}>
            <Value schema={line.field} value={line.value} path={casePath(step, line.path)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** So many letters of a label fit into its column. */
const LABEL = 9;

function classOf(line: OutlineLine): string {
  if (isWide(line)) return 'entry is-wide';
  return line.label.length > LABEL ? 'entry is-long' : 'entry';
}

/** Papers, signatures and long texts take the whole line. */
function isWide({ field, value }: OutlineLine): boolean {
  if (field['x-type'] === 'attach' || field['x-type'] === 'sign') return true;
  return field['x-widget'] === 'textarea' || (typeof value === 'string' && value.length > 40);
}

/** So many columns still fit beside each other. */
const COLUMNS = 5;
/** Facts that stand for a folded row. */
const TELLING = 4;

function Rows({ rows, step }: { rows: OutlineSection[]; step: string | null }) {
  const lines = rows.map(linesOf);
  const labels = [...new Set(lines.flatMap((row) => row.map(({ label }) => label)))];
  if (labels.length <= COLUMNS) return <Table rows={lines} labels={labels} step={step} />;
  return (
    <ul className="folded">
      {lines.map((row, i) => (
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

/** Who or what it is first, then what was chosen and earned; what stood there from the start tells nothing. */
function telling(row: OutlineLine[]): string[] {
  const first = row.find(({ value }) => typeof value === 'string');
  const rest = row.filter(
    (line) =>
      line !== first &&
      (choicesOf(line.field) !== undefined || typeof line.value === 'number') &&
      !equalJson(line.value, line.field['default']),
  );
  return [first, ...rest.slice(0, TELLING)].flatMap((line) =>
    line ? [wordsOf(line.field, line.value)] : [],
  );
}

function Table({ rows, labels, step }: { rows: OutlineLine[][]; labels: string[]; step: string | null }) {
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
                const line = row.find((one) => one.label === label);
                return (
                  <td key={label} className={line && isMoney(line.field, line.value) ? 'money' : ''}>
                    {line && (
                      <Value schema={line.field} value={line.value} path={casePath(step, line.path)} />
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
