/** Papers: by kind where the form names kinds. A file that did not get through stays, with another try. */
import { FILE_GROUPS, groupWords, offered, type FileGroup } from '../../../../core/files/kinds.ts';
import { messages } from '../../../../core/files/messages.ts';
import { acceptedOf } from '../../../../core/form/accepted.ts';
import { isObject } from '../../../../core/json.ts';
import { Button } from 'antd';
import { useRef, useState, useSyncExternalStore } from 'react';
import { templateOf } from '../../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { sentenceOf } from '../../../api/http.ts';
import { text } from '../../messages.ts';
import { papersAt } from '../../read/files.ts';
import { Papers } from '../../read/Papers.tsx';
import { labelId } from '../../../form/logic/describe.ts';
import { prepared } from '../../../form/logic/compress.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

interface Sending {
  key: string;
  file: File;
  kind: string | null;
  share: number;
  error: string | null;
}

export function AttachmentsWidget(props: FormWidgetProps) {
  const { id, path, label, value, locked, store } = props;
  const items: Json[] = Array.isArray(value) ? (value as Json[]) : [];
  const spec = store.form.attachments.find((one) => one.path === templateOf(path));
  const needed = useSyncExternalStore(store.subscribe, () => store.papersFor(path).join('\n')).split('\n');
  if (locked) return <Papers papers={papersAt(items, label)} />;
  const kinds = spec?.kinds.map(({ kind, hint }) => ({ kind, hint: hint ?? null })) ?? [];
  const known = new Set(kinds.map(({ kind }) => kind));
  const others = items.filter((item) => !known.has(kindOf(item) ?? ''));
  return (
    <div id={id} tabIndex={-1} role="group" aria-labelledby={labelId(id)} className="attachments">
      {kinds.map(({ kind, hint }) => (
        <Kind
          key={kind}
          {...props}
          takes={acceptedOf(props.field, spec?.kinds ?? [], kind)}
          kind={kind}
          hint={hint}
          must={needed.includes(kind)}
          items={items}
        />
      ))}
      {(kinds.length === 0 || others.length > 0) && (
        <Kind
          {...props}
          takes={acceptedOf(props.field, [], undefined)}
          kind={null}
          hint={null}
          must={false}
          items={items}
          heading={kinds.length === 0 ? null : text.form.otherPapers}
        />
      )}
    </div>
  );
}

interface KindProps extends FormWidgetProps {
  kind: string | null;
  hint: string | null;
  /** Kinds of files taken; null takes all. */
  takes: readonly FileGroup[] | null;
  must: boolean;
  items: Json[];
  /** What stands over papers of no kind. */
  heading?: string | null;
}

function Kind({ takes, kind, hint, must, items, heading, path, change, left, label, store }: KindProps) {
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending[]>([]);
  const mine = items.filter((item) => (kind === null ? true : kindOf(item) === kind));
  const patch = (key: string, part: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const send = async (one: Sending): Promise<void> => {
    patch(one.key, { error: null, share: 0 });
    try {
      const place = { takes, title: one.kind ?? label };
      const small = await prepared(one.file, one.file.name, place);
      const { id, name } = await store.takeFile(
        small.file,
        small.name,
        (share) => patch(one.key, { share }),
        place,
      );
      // Several files may arrive together: each is added to what is there by then.
      const now = store.stateOf(path).value;
      const item: JsonObject = { ...(one.kind === null ? {} : { kind: one.kind }), id, name };
      change([...(Array.isArray(now) ? now : []), item]);
      setSending((all) => all.filter(({ key }) => key !== one.key));
      left();
    } catch (error) {
      patch(one.key, { error: sentenceOf(error) });
    }
  };
  const add = (files: FileList | null): void => {
    const fresh = [...(files ?? [])].map((file, i) => ({
      key: `${Date.now()}-${i}`,
      file,
      kind,
      share: 0,
      error: null,
    }));
    setSending((all) => [...all, ...fresh]);
    for (const one of fresh) void send(one);
  };
  return (
    <div className="attachment-kind">
      <p className="attachment-head">
        <span>
          {kind === null ? (heading ?? '') : text.form.uploadKind(kind, must)}
          {hint !== null && <small>{hint}</small>}
          {takes !== null && <small>{messages.fieldTakes(groupWords(takes))}</small>}
        </span>
        <Button
          size="small"
          onClick={() => input.current?.click()}
          aria-label={`${text.form.upload} ${kind ?? label}`}
        >
          {text.form.upload}
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={offered(takes ?? FILE_GROUPS)}
        onChange={(event) => {
          add(event.target.files);
          event.target.value = '';
        }}
      />
      {mine.length > 0 && (
        <div className="attachment-files">
          <Papers papers={papersAt(mine, label)} />
          <ul className="attachment-names">
            {mine.map((item, i) => (
              <li key={i}>
                <Button
                  type="text"
                  size="small"
                  onClick={() => change(items.length === 1 ? undefined : items.filter((one) => one !== item))}
                >
                  {text.form.removeFile(papersAt([item], label)[0]?.name ?? '')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {sending.map((one) => (
        <p key={one.key} className={one.error === null ? 'sending' : 'sending is-bad'} role="status">
          {one.file.name} {one.error === null ? text.form.uploading(Math.round(one.share * 100)) : one.error}
          {one.error !== null && (
            <>
              <Button size="small" onClick={() => send(one)}>
                {text.form.uploadAgain}
              </Button>
              <Button
                size="small"
                type="text"
                onClick={() => setSending((all) => all.filter(({ key }) => key !== one.key))}
              >
                {text.form.dropUpload}
              </Button>
            </>
          )}
        </p>
      ))}
    </div>
  );
}

function kindOf(item: Json): string | null {
  return isObject(item) && typeof item['kind'] === 'string' ? item['kind'] : null;
}
