/** 发布: what is said of the version, from when it counts, and what still forbids it. */
import { Button, DatePicker, Input, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DiagnosticView, PublishBody, VersionItem } from '../../../core/api-admin.ts';
import { forPublishing } from '../../../core/versions/check.ts';
import { call, calls } from '../../api/call.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { Blockers } from './Blockers.tsx';
import { Published } from './Published.tsx';

export function PublishDialog({ close }: { close: () => void }) {
  const editor = useEditor();
  const { diagnostics } = useSnapshot();
  const client = useQueryClient();
  const [note, setNote] = useState(editor.draft.note);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [day, setDay] = useState<Dayjs | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<DiagnosticView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [published, setPublished] = useState<VersionItem | null>(null);
  const words = text.publish;
  const errors = refused ?? forPublishing(diagnostics).filter(({ severity }) => severity === 'error');

  const publish = async (): Promise<void> => {
    if (when === 'later' && !day) return setProblem(words.dayMissing);
    setBusy(true);
    setProblem(null);
    try {
      await editor.flush();
      if (editor.snapshot().save.kind !== 'saved') return setProblem(words.notSaved);
      const { key, id } = editor.draft;
      const body: PublishBody = {
        draft: id,
        rev: editor.rev,
        note: note.trim(),
        ...(when === 'later' && day ? { effectiveFrom: day.startOf('day').toISOString() } : {}),
      };
      setPublished(await call(calls.designer.publish, { params: { key }, body }));
      await client.invalidateQueries({ queryKey: ['admin'], refetchType: 'none' });
    } catch (error) {
      setProblem(sentenceOf(error));
      if (error instanceof HttpError && Array.isArray(error.details))
        setRefused(editor.worded(error.details as unknown as DiagnosticView[]));
    } finally {
      setBusy(false);
    }
  };

  if (published) return <Published version={published} />;
  return (
    <Overlay label={words.title} className="dialog" close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <h2>{words.of(String(editor.source.definition.title ?? ''))}</h2>
        <Blockers errors={errors} close={close} />
        <label className="stack-field">
          <span>{words.note}</span>
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={500}
            value={note}
            placeholder={words.noteExample}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <fieldset className="stack-field plain">
          <legend>{words.from}</legend>
          <Radio.Group
            value={when}
            onChange={(event) => setWhen(event.target.value as 'now' | 'later')}
            options={[
              { value: 'now', label: words.now },
              { value: 'later', label: words.later },
            ]}
          />
          {when === 'later' && (
            <DatePicker
              aria-label={words.day}
              value={day}
              onChange={setDay}
              getPopupContainer={(box) => box.closest('dialog') ?? document.body}
            />
          )}
          <p className="hint">{words.running}</p>
        </fieldset>
        {problem !== null && (
          <p className="is-bad" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-acts">
          {editor.draft.from !== null && (
            <Link to={to.compare(editor.draft.key, editor.draft.from, editor.draft.id)}>
              {words.seeChanges}
            </Link>
          )}
          <Button onClick={close}>{text.cancel}</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={errors.length > 0 && refused === null}
          >
            {when === 'now' ? words.publishNow : words.publishLater}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
