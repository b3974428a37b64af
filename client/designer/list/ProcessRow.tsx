/** One process in the list. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ProcessAdminItem } from '../../../core/api-admin.ts';
import { sentenceOf } from '../../api/http.ts';
import { useBeginDraft } from '../data/queries.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { dayWords, useMoment } from '../shell/times.ts';

export function ProcessRow({ item }: { item: ProcessAdminItem }) {
  const { columns } = text.list;
  const moment = useMoment();
  const errors = item.diagnostics.filter(({ severity }) => severity === 'error');
  return (
    <tr>
      <th scope="row" data-label={columns[0]}>
        <Link to={to.process(item.key)}>{item.title}</Link>
        <small>{item.group || item.key}</small>
      </th>
      <td data-label={columns[1]}>
        {item.version === null ? (
          <span className="none">{text.list.unpublished}</span>
        ) : (
          <Link to={to.version(item.key, item.version)}>{text.version(item.version)}</Link>
        )}
        {item.scheduled && (
          <small>{text.list.scheduled(item.scheduled.version, dayWords(item.scheduled.effectiveFrom))}</small>
        )}
      </td>
      <td data-label={columns[2]}>
        {item.draft ? (
          <>
            {item.draft.savedBy}
            <small>{moment(item.draft.savedAt)}</small>
          </>
        ) : (
          <span className="none">{text.list.noDraft}</span>
        )}
      </td>
      <td className="is-number" data-label={columns[3]}>
        {item.running}
      </td>
      <td data-label={columns[4]}>
        {item.diagnostics.length === 0 ? (
          <span className="none">{text.list.noProblems}</span>
        ) : (
          <span className={errors.length > 0 ? 'is-bad' : 'is-doubtful'} title={item.diagnostics[0]?.message}>
            {text.list.problems(item.diagnostics.length)}
          </span>
        )}
      </td>
      <td data-label={columns[5]} className="is-editing">
        <EditButton item={item} />
      </td>
    </tr>
  );
}

/** Goes on with the draft there is, or begins one from the version in force. */
export function EditButton({ item }: { item: Pick<ProcessAdminItem, 'key' | 'draft' | 'title'> }) {
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const id = item.draft?.id ?? (await begin(item.key, {})).id;
      void navigate(to.draft(item.key, id));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        onClick={open}
        loading={busy}
        aria-label={(item.draft ? text.list.goOnWith : text.list.editOf)(item.title)}
        className="is-editing"
      >
        {item.draft ? text.list.goOn : text.list.edit}
      </Button>
      {problem !== null && (
        <p className="is-bad" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
