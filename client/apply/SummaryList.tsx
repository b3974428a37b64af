/** What was filled in, as label and value; groups and rows indented. */
import { kindWords, lookOf } from '../../core/files/kinds.ts';
import { isObject } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import type { OutlineSection } from '../../core/form/outline.ts';
import { calls, linkTo } from '../api/call.ts';
import { Media } from '../form/read/Media.tsx';
import { Words } from '../form/read/Words.tsx';
import { words } from '../words.ts';
import { signs } from '../../core/signs/messages.ts';

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

/** A picture is looked at, a film or a recording played, anything else opened by its name. */
function FileItem({ file, address, signed }: { file: FileLink; address: string; signed: boolean }) {
  const { name, kind } = file;
  const title = kind === undefined ? name : signs.said(kind, name);
  const look = lookOf(name);
  const byName = (
    <a href={address} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
  if (look === null) return byName;
  const alt = signed ? words.form.signed : title;
  const otherwise = (
    <a href={address} download={name}>
      {title}
      <small className="not-shown">{words.form.attachments.notShown(kindWords(name) ?? name)}</small>
    </a>
  );
  if (look !== 'picture')
    return (
      <>
        <Media
          name={name}
          address={address}
          alt={alt}
          look={look}
          className="facts-media"
          otherwise={otherwise}
        />
        {kind}
      </>
    );
  return (
    <Media
      name={name}
      address={address}
      alt={alt}
      look="picture"
      className={signed ? 'facts-sign' : 'facts-picture'}
      otherwise={otherwise}
      around={(picture) => (
        <a href={address} target="_blank" rel="noreferrer">
          {picture}
          {signed ? null : kind}
        </a>
      )}
    />
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
    if (!isObject(item)) return [];
    const { name, kind } = item;
    const id = item['id'] ?? item['file'];
    if (typeof id !== 'string') return [];
    return [
      { id, name: typeof name === 'string' ? name : id, kind: typeof kind === 'string' ? kind : undefined },
    ];
  });
}
