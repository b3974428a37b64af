/** What was filled in, as label and value; groups and rows indented. */
import { isObject } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import { calls } from '../api/paths.ts';
import { RegionName } from '../form/light/widgets/ReadonlyWidget.tsx';
import { shownText } from '../form/logic/shown-text.ts';
import type { SummaryItem } from '../form/logic/summary.ts';
import { words } from '../words.ts';

export function SummaryList({ items, caseId }: { items: SummaryItem[]; caseId?: string }) {
  return (
    <dl className="facts">
      {items.map((item) =>
        item.kind === 'group' ? (
          <div key={item.path} className="facts-group">
            <dt>{item.label}</dt>
            <dd>
              <SummaryList items={item.items} {...(caseId === undefined ? {} : { caseId })} />
            </dd>
          </div>
        ) : (
          <div key={item.path} className="fact">
            <dt>{item.label}</dt>
            <dd>
              <Value field={item.field} value={item.value} caseId={caseId} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Value({ field, value, caseId }: { field: JsonObject; value: Json; caseId: string | undefined }) {
  if (field['format'] === 'region' && typeof value === 'string') return <RegionName code={value} />;
  const files = filesIn(value);
  if (files.length > 0)
    return (
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <FileItem file={file} address={calls.file(file.id, caseId)} signed={field['x-type'] === 'sign'} />
          </li>
        ))}
      </ul>
    );
  if (typeof value === 'string' && value.startsWith('data:image/'))
    return <img className="facts-sign" src={value} alt={words.form.signed} />;
  return <>{shownText(field, value)}</>;
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
