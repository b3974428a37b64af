/** What the public reads of the case in a trial. */
import type { ReactNode } from 'react';
import { haltWord } from '../../../core/blocks/notice/halt.ts';
import { noticeAt, noticeField } from '../../../core/blocks/notice/lines.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { wordsOf } from '../../../core/form/words.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';

interface Props {
  process: CompiledProcess;
  notices: readonly JsonObject[];
  children: ReactNode;
}

/** What belongs to a notice itself; the rest are its fields. */
const OWN = new Set(['step', 'kind', 'title', 'posted_at', 'ends_at', 'ended', 'open', 'halted']);

export function Notices({ process, notices, children }: Props) {
  if (notices.length === 0) return null;
  return (
    <Part title={text.trial.notices}>
      {notices.map((notice, n) => {
        const fields = noticeAt(process, String(notice.step))?.fields ?? [];
        const specs = new Map(fields.map((field) => [field.name, field]));
        return (
          <div key={n} className="trial-notice">
            <strong>{String(notice.title ?? '')}</strong>
            <span className="none">{stands(notice)}</span>
            <dl>
              {Object.entries(notice)
                .filter(([name]) => !OWN.has(name))
                .map(([name, value]) => {
                  const spec = specs.get(name);
                  return (
                    <div key={name}>
                      <dt>{spec?.label ?? name}</dt>
                      <dd>{wordsOf(spec ? noticeField(process, spec) : {}, value)}</dd>
                    </div>
                  );
                })}
            </dl>
          </div>
        );
      })}
      {children}
    </Part>
  );
}

function stands({ halted, ended }: JsonObject): string {
  if (halted === 'upheld' || halted === 'objected') return haltWord(halted);
  return ended === true ? text.trial.noticeEnded : text.trial.noticeOpen;
}
