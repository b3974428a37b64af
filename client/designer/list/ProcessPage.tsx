/** One process: its draft, and every version with who published it, when and why. */
import { Button, Checkbox, Popconfirm } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ProcessAdminItem, VersionItem } from '../../../core/api-admin.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { sentenceOf } from '../../api/http.ts';
import { exportLink } from '../data/packages.ts';
import { dropDraft } from '../data/drafts.ts';
import { useProcesses, useVersions } from '../data/queries.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { dayWords, useMoment } from '../shell/times.ts';
import { EditButton } from './ProcessRow.tsx';
import { TakeBack } from './TakeBack.tsx';

export function ProcessPage() {
  const { key = '' } = useParams();
  const processes = useProcesses();
  const versions = useVersions(key);
  const item = processes.data?.find((each) => each.key === key);
  useEffect(() => {
    document.title = text.pageTitle(item?.title ?? key);
  }, [item, key]);
  const failed = [processes, versions].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (!processes.data || !versions.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  if (!item)
    return (
      <Empty {...text.process.unknown}>
        <Link to={to.list()}>{text.process.back}</Link>
      </Empty>
    );
  const newestFirst = [...versions.data].sort((a, b) => b.version - a.version);
  return (
    <main id="main" className="sheet-page">
      <nav aria-label={text.process.where}>
        <Link to={to.list()}>{text.list.title}</Link>
      </nav>
      <div className="page-top">
        <h1>{item.title}</h1>
        <span className="none">{item.key}</span>
        <a className="page-push" href={exportLink(key, item.version)} download>
          {text.process.export}
        </a>
        <EditButton item={item} />
      </div>
      <DraftLine item={item} again={() => void processes.refetch()} />
      {item.diagnostics.length > 0 && (
        <ul className="findings" aria-label={text.process.problems}>
          {item.diagnostics.map((each, n) => (
            <li key={n} className={each.severity === 'error' ? 'is-bad' : 'is-doubtful'}>
              {each.message}
            </li>
          ))}
        </ul>
      )}
      <Versions item={item} versions={newestFirst} />
    </main>
  );
}

function DraftLine({ item, again }: { item: ProcessAdminItem; again: () => void }) {
  const { draft } = item;
  const moment = useMoment();
  const [problem, setProblem] = useState<string | null>(null);
  if (!draft) return null;
  const drop = (): void => {
    dropDraft(item.key, draft.id).then(again, (error: unknown) => setProblem(sentenceOf(error)));
  };
  return (
    <p className="draft-line">
      {text.process.draft(draft.savedBy, moment(draft.savedAt), draft.from)}
      <Link to={to.draft(item.key, draft.id)}>{text.list.goOn}</Link>
      {draft.from !== null && (
        <Link to={to.compare(item.key, draft.from, draft.id)}>{text.process.compareDraft}</Link>
      )}
      {draft.from !== null && <Link to={to.replay(item.key, draft.id)}>{text.replay.title}</Link>}
      <Popconfirm
        title={text.process.dropSure}
        okText={text.process.drop}
        cancelText={text.cancel}
        okButtonProps={{ danger: true }}
        onConfirm={drop}
      >
        <button type="button" className="link is-editing">
          {text.process.drop}
        </button>
      </Popconfirm>
      {problem !== null && (
        <span className="is-bad" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}

function Versions({ item, versions }: { item: ProcessAdminItem; versions: VersionItem[] }) {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<number[]>([]);
  const words = text.process;
  if (versions.length === 0) return <Empty {...words.noVersions} />;
  const choose = (version: number, on: boolean): void =>
    setChosen((before) => (on ? [...before, version].slice(-2) : before.filter((each) => each !== version)));
  const [older, newer] = [...chosen].sort((a, b) => a - b);
  return (
    <section aria-label={words.versions}>
      <div className="page-top">
        <h2>{words.versions}</h2>
        <Button
          disabled={older === undefined || newer === undefined}
          onClick={() =>
            older !== undefined && newer !== undefined && void navigate(to.compare(item.key, older, newer))
          }
        >
          {words.compare(chosen.length)}
        </Button>
      </div>
      <table className="grid-table">
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={text.numberColumns.includes(column) ? 'is-number' : undefined}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((each) => (
            <VersionRow
              key={each.version}
              processKey={item.key}
              current={item.version}
              version={each}
              chosen={chosen.includes(each.version)}
              choose={choose}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  processKey: string;
  /** The version in force. */
  current: number | null;
  version: VersionItem;
  chosen: boolean;
  choose: (version: number, on: boolean) => void;
}

function VersionRow({ processKey, current, version: each, chosen, choose }: RowProps) {
  const words = text.process;
  const moment = useMoment();
  const state =
    each.state === 'scheduled' ? words.scheduled(dayWords(each.effectiveFrom)) : words.states[each.state];
  return (
    <tr>
      <th scope="row" data-label={words.columns[0]}>
        <Checkbox
          checked={chosen}
          aria-label={words.choose(each.version)}
          onChange={(event) => choose(each.version, event.target.checked)}
        />{' '}
        <Link to={to.version(processKey, each.version)}>{text.version(each.version)}</Link>
      </th>
      <td data-label={words.columns[1]}>
        <span className={each.state === 'effective' ? 'is-good' : undefined}>{state}</span>
      </td>
      <td data-label={words.columns[2]}>
        {each.publishedBy}
        <small>{moment(each.publishedAt)}</small>
      </td>
      <td data-label={words.columns[3]} className="is-note">
        {each.note || <span className="none">{words.noNote}</span>}
      </td>
      <td data-label={words.columns[4]} className="is-number">
        {each.running}
      </td>
      <td data-label={words.columns[5]}>
        <code title={each.hash}>{each.hash.slice(0, 10)}</code>
      </td>
      <td data-label={words.columns[6]} className="row-acts">
        <a href={exportLink(processKey, each.version)} download>
          {words.export}
        </a>
        {each.state === 'scheduled' && <TakeBack processKey={processKey} version={each.version} />}
        {current !== null && each.version < current && each.running > 0 && (
          <Link to={to.migrate(processKey, each.version, current)}>{words.migrate}</Link>
        )}
      </td>
    </tr>
  );
}
