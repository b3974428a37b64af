/** 新建事项: from nothing, from a file, or as a copy of another one. */
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DraftBody, ProcessAdminItem, ProcessChoice } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import { importFile } from '../data/packages.ts';
import { useBeginDraft, useHouse } from '../data/queries.ts';
import { text } from '../messages.ts';
import { blankProcess } from '../model/blank.ts';
import { copyUnder } from '../model/copy.ts';
import { to } from '../shell/paths.ts';
import { FilePick } from './FilePick.tsx';
import { ProcessPick } from './ProcessPick.tsx';
import { keyFor } from './key-for.ts';

type From = 'blank' | 'file' | 'copy';

interface Props {
  all: readonly ProcessAdminItem[];
  close: () => void;
}

export function NewProcess({ all, close }: Props) {
  const words = text.create;
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const house = useHouse();
  const [from, setFrom] = useState<From>('blank');
  const [title, setTitle] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [original, setOriginal] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<ProcessChoice[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const taken = new Set(all.map((item) => item.key));
  const shownKey = key ?? keyFor(title, taken);
  const missing =
    whatIsMissing({ from, title, key: shownKey, ownKey: key, taken, file, original }) ??
    (from === 'file' && choices.length > 0 && chosen === undefined ? text.fileImport.choose : null);

  const pick = (picked: File | null, processes: ProcessChoice[] = []): void => {
    setFile(picked);
    setChoices(processes);
    const marked = processes.filter((each) => each.own && each.executable);
    setChosen(marked.length === 1 ? marked[0]?.id : undefined);
  };

  const bodyOf = async (): Promise<DraftBody> => {
    if (from === 'blank') return { source: blankProcess(shownKey, title.trim(), house.data?.groups ?? {}) };
    const version = all.find((item) => item.key === original)?.version ?? 0;
    const copied = await call(calls.designer.version, { params: { key: original ?? '', version } });
    return { source: copyUnder(copied.source, shownKey, title.trim()) };
  };

  const create = async (): Promise<void> => {
    if (missing !== null) return setProblem(missing);
    setBusy(true);
    setProblem(null);
    try {
      if (from === 'file' && file) {
        const answer = await importFile(file, { key: key ?? undefined, process: chosen });
        if ('read' in answer) return void navigate(to.draft(answer.read.key, answer.read.draft.id));
        pick(file, answer.choices);
        return setBusy(false);
      }
      const draft = await begin(shownKey, await bodyOf());
      void navigate(to.draft(draft.key, draft.id));
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };

  return (
    <Overlay label={words.title} className="dialog" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <h2>{words.title}</h2>
        {from !== 'file' && (
          <label className="stack-field">
            <span>{words.name}</span>
            <Input
              autoFocus
              value={title}
              maxLength={60}
              placeholder={words.nameExample}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
        )}
        <fieldset className="stack-field plain">
          <legend>{words.from}</legend>
          <Radio.Group
            value={from}
            onChange={(event) => setFrom(event.target.value as From)}
            options={(['blank', 'copy', 'file'] as const).map((value) => ({
              value,
              label: words.ways[value],
            }))}
          />
          <p className="hint">{words.wayHints[from]}</p>
        </fieldset>
        {from === 'copy' && (
          <label className="stack-field">
            <span>{words.original}</span>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              value={original}
              placeholder={words.choose}
              onChange={setOriginal}
              options={all
                .filter(({ version }) => version !== null)
                .map((item) => ({ value: item.key, label: item.title }))}
              getPopupContainer={(box) => box.closest('dialog') ?? document.body}
            />
          </label>
        )}
        {from === 'file' && <FilePick file={file} onPick={pick} />}
        {from === 'file' && choices.length > 0 && (
          <ProcessPick processes={choices} chosen={chosen} choose={setChosen} />
        )}
        <label className="stack-field">
          <span>{words.key}</span>
          <Input
            value={from === 'file' ? (key ?? '') : shownKey}
            placeholder={from === 'file' ? words.keyOfFile : undefined}
            maxLength={60}
            spellCheck={false}
            onChange={(event) => setKey(event.target.value)}
          />
          <small className="hint">{words.keyHint}</small>
        </label>
        {problem !== null && (
          <p className="is-bad" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-acts">
          <Button onClick={close}>{text.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {words.create}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}

interface Said {
  from: From;
  title: string;
  key: string;
  /** Typed by hand; a file brings its own otherwise. */
  ownKey: string | null;
  taken: ReadonlySet<string>;
  file: File | null;
  original: string | undefined;
}

/** What has to be said before a process can be created; null for nothing. */
function whatIsMissing({ from, title, key, ownKey, taken, file, original }: Said): string | null {
  const words = text.create;
  const wanted = from === 'file' ? ownKey : key;
  if (from === 'file' && !file) return words.fileMissing;
  if (from !== 'file' && title.trim() === '') return words.titleMissing;
  if (from === 'copy' && original === undefined) return words.originalMissing;
  if (wanted === null) return null;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(wanted)) return words.keyWrong;
  return taken.has(wanted) ? words.keyTaken(wanted) : null;
}
