/** 公示: what is announced while a case is here, for how long, and whether people may object. */
import { Button, Select, Switch } from 'antd';
import { NOTICE_VALUES, type NoticeSpec } from '../../../core/blocks/notice/language.ts';
import { isObject } from '../../../core/json.ts';
import { useEditor } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { makePublic } from '../model/changes.ts';
import { Feel } from './Feel.tsx';
import { FormPick } from './FormPick.tsx';
import { useMeta } from './HelpRow.tsx';
import { Period } from './Period.tsx';
import { Part, Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  element: Element;
  /** Shown at once; else folded, because few steps announce anything. */
  offered: boolean;
}

type Field = NoticeSpec['fields'][number];

export function NoticePart({ element, offered }: Props) {
  const editor = useEditor();
  const [meta, changeMeta] = useMeta(element);
  const notice = isObject(meta.notice) ? (meta.notice as unknown as NoticeSpec) : null;
  const put = (next: NoticeSpec | undefined): void =>
    editor.together(() => {
      changeMeta({ notice: next });
      if (next)
        editor.changeSource((source) =>
          makePublic(
            source,
            next.fields.map(({ name }) => name),
          ),
        );
    });
  const begin: NoticeSpec = {
    kind: 'publicity',
    title: JSON.stringify(text.draw.publicity),
    days: { wd: 3 },
    fields: [],
  };
  return (
    <Part title={text.panel.notice} folded={!offered && !notice}>
      <Row label={text.panel.noticeOn}>
        {(id) => (
          <Switch
            id={id}
            size="small"
            checked={notice !== null}
            onChange={(on) => put(on ? begin : undefined)}
          />
        )}
      </Row>
      {notice && <Details notice={notice} put={put} />}
    </Part>
  );
}

function Details({ notice, put }: { notice: NoticeSpec; put: (next: NoticeSpec) => void }) {
  const change = (patch: Partial<NoticeSpec>): void => {
    const next = Object.entries({ ...notice, ...patch }).filter(([, value]) => value !== undefined);
    put(Object.fromEntries(next) as NoticeSpec);
  };
  const fields = (next: Field[]): void => change({ fields: next });
  const plain = literal(notice.title);
  return (
    <>
      {plain === null ? (
        <Feel label={text.panel.noticeTitle} value={notice.title} onChange={(title) => change({ title })} />
      ) : (
        <Row label={text.panel.noticeTitle}>
          {(id) => (
            <Typed id={id} value={plain} onChange={(title) => change({ title: JSON.stringify(title) })} />
          )}
        </Row>
      )}
      <Row label={text.panel.noticeDays}>
        {(id) => (
          <Period
            id={id}
            label={text.panel.noticeDays}
            value={notice.days}
            onChange={(days) => days && change({ days })}
          />
        )}
      </Row>
      <h4>{text.panel.noticeFields}</h4>
      {notice.fields.length === 0 && <p className="row-hint">{text.panel.noticeNoFields}</p>}
      {notice.fields.map((field, n) => {
        const set = (patch: Partial<Field>): void =>
          fields(notice.fields.map((each, m) => (m === n ? without({ ...each, ...patch }) : each)));
        return (
          <div key={n} className="notice-field">
            <Typed
              label={text.panel.noticeWord(n + 1)}
              value={field.label}
              onChange={(label) => set({ label })}
            />
            <Button
              type="text"
              aria-label={text.panel.removeNoticeField(field.label)}
              onClick={() => fields(notice.fields.filter((_, m) => m !== n))}
            >
              {text.remove}
            </Button>
            <Feel
              label={text.panel.noticeValue(field.label)}
              value={field.value}
              onChange={(value) => set({ value })}
            />
            <Row label={text.panel.noticeAs(field.label)}>
              {(id) => (
                <Select
                  id={id}
                  value={field.as ?? ''}
                  options={[
                    { value: '', label: text.panel.noticeAsField },
                    ...NOTICE_VALUES.map((as) => ({ value: as, label: text.panel.noticeAsWords[as] })),
                  ]}
                  onChange={(as) => set({ as: as === '' ? undefined : as } as Partial<Field>)}
                />
              )}
            </Row>
          </div>
        );
      })}
      <button
        type="button"
        className="link"
        onClick={() =>
          fields([
            ...notice.fields,
            { name: freeName(notice.fields), label: text.panel.noticeNewField, value: 'case.case_no' },
          ])
        }
      >
        {text.panel.addNoticeField}
      </button>
      <FormPick
        label={text.panel.objections}
        none={text.panel.noObjections}
        value={notice.objections}
        onChange={(objections) => change({ objections } as Partial<NoticeSpec>)}
      />
    </>
  );
}

/** What was taken back is not written. */
function without(field: Field): Field {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as Field;
}

/** The text of an expression that is nothing but a text; null otherwise. */
function literal(feel: string): string | null {
  try {
    const value: unknown = JSON.parse(feel);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function freeName(fields: readonly Field[]): string {
  let n = fields.length + 1;
  while (fields.some(({ name }) => name === `item_${n}`)) n += 1;
  return `item_${n}`;
}
