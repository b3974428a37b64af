/** What was filled in, as label and value; groups and rows indented. */
import { isObject } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import type { OutlineSection } from '../../core/form/outline.ts';
import { calls, linkTo } from '../api/call.ts';
import { Words } from '../form/read/Words.tsx';
import { words } from '../words.ts';

interface Props {
  section: OutlineSection;
  /** The case whose files are shown. */
  caseId?: string | undefined;
}

export function SummaryList({ section, caseId }: Props) {
  return (
    <dl className="facts">
      {section.lines.map(({ path, label, field, value }) => (
        <div key={path} className="fact">
          <dt>{label}</dt>
          <dd>
            <Value field={field} value={value} caseId={caseId} />
          </dd>
        </div>
      ))}
      {/* the rows of a list are numbered: they need no heading above them */}
      {section.parts
        .flatMap((part) => part.rows ?? [part])
        .map((part) => (
          <div key={part.path} className="facts-group">
            <dt>{part.title}</dt>
            <dd>
              <SummaryList section={part} caseId={caseId} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Value({ field, value, caseId }: { field: JsonObject; value: Json; caseId: string | undefined }) {
  const files = filesIn(value);
  if (files.length > 0)
    return (
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <FileItem
              file={file}
              address={linkTo(calls.files.read, { params: { id: file.id }, query: { case: caseId } })}
              signed={field['x-type'] === 'sign'}
            />
          </li>
        ))}
      </ul>
    );
  if (typeof value === 'string' && value.startsWith('data:image/'))
    return <img className="facts-sign" src={value} alt={words.form.signed} />;
  return <Words field={field} value={value} />;
}

/** A picture is looked at, anything else is opened by its name. */
function FileItem({ file, address, signed }: { file: FileLink; address: string; signed: boolean }) {
  const { name, kind } = file;
  const title = kind === undefined ? name : `${kind}:${name}`;
  const isPicture = /\.(jpe?g|png|webp|gif|bmp)$/i.test(name);
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {isPicture ? (
        <img
          className={signed ? 'facts-sign' : 'facts-picture'}
          src={address}
          alt={signed ? words.form.signed : title}
          loading="lazy"
        />
      ) : null}
      {isPicture ? (signed ? null : kind) : title}
    </a>
  );
}

interface FileLink {
  id: string;
  name: string;
  kind: string | undefined;
}

/** Uploaded files, as attachments and signatures hold them. */
function filesIn(value: Json): FileLink[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => {
    if (!isObject(item) || typeof item['id'] !== 'string') return [];
    const { id, name, kind } = item;
    return [
      { id, name: typeof name === 'string' ? name : id, kind: typeof kind === 'string' ? kind : undefined },
    ];
  });
}
