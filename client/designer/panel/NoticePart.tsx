/** 公示: what is announced while a case is here, for how long, and whether people may object. */
import { Switch } from 'antd';
import type { NoticeSpec } from '../../../core/blocks/notice/language.ts';
import { isObject } from '../../../core/json.ts';
import { useEditor } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { makePublic } from '../model/changes.ts';
import { FeelOrText } from './FeelOrText.tsx';
import { FormPick } from './FormPick.tsx';
import { useMeta } from './HelpRow.tsx';
import { NoticeFields } from './NoticeFields.tsx';
import { Ranges } from './Ranges.tsx';
import { Period } from './Period.tsx';
import { Part, Row } from './Row.tsx';

interface Props {
  element: Element;
  /** Shown at once; else folded, because few steps announce anything. */
  offered: boolean;
}

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
  return (
    <>
      <FeelOrText
        label={text.panel.noticeTitle}
        value={notice.title}
        onChange={(title) => change({ title: title === '' ? '""' : title })}
      />
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
      <Row label={text.panel.noticeRange}>
        {(id) => (
          <Ranges
            id={id}
            value={notice.range ?? []}
            onChange={(range) => change({ range } as Partial<NoticeSpec>)}
          />
        )}
      </Row>
      <NoticeFields fields={notice.fields} onChange={(fields) => change({ fields })} />
      <FormPick
        label={text.panel.objections}
        none={text.panel.noObjections}
        value={notice.objections}
        onChange={(objections) => change({ objections } as Partial<NoticeSpec>)}
      />
    </>
  );
}
