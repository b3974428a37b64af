/** What the public reads of the case in a trial. */
import type { ReactNode } from 'react';
import { metas, type CompiledProcess } from '../../../core/engine/process.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.zh-CN.ts';
import { Part } from '../panel/Row.tsx';

interface Props {
  process: CompiledProcess;
  notices: readonly JsonObject[];
  children: ReactNode;
}

/** What belongs to a notice itself; the rest are its fields. */
const OWN = new Set(['kind', 'title', 'posted_at', 'ends_at', 'ended', 'open']);

export function Notices({ process, notices, children }: Props) {
  if (notices.length === 0) return null;
  const labels = new Map(
    metas(process).flatMap(
      ({ notice }) => notice?.fields.map(({ name, label }) => [name, label] as const) ?? [],
    ),
  );
  return (
    <Part title={text.trial.notices}>
      {notices.map((notice, n) => (
        <div key={n} className="trial-notice">
          <strong>{String(notice.title ?? '')}</strong>
          <span className="none">
            {notice.ended === true ? text.trial.noticeEnded : text.trial.noticeOpen}
          </span>
          <dl>
            {Object.entries(notice)
              .filter(([name]) => !OWN.has(name))
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{labels.get(name) ?? name}</dt>
                  <dd>{String(value ?? '')}</dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
      {children}
    </Part>
  );
}
