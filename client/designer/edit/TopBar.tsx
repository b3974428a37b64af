/** The bar over a draft: what it is, whether it is saved, and what one can do with the whole of it. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PublishDialog } from '../publish/PublishDialog.tsx';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { useMoment } from '../shell/times.ts';
import { useEditor, useSnapshot } from './EditorContext.ts';
import type { SaveState } from './snapshot.ts';
import { useTabs, type TabId } from './TabsContext.ts';
import { useProblemsOpen } from '../problems/open.ts';

const TABS: readonly TabId[] = ['diagram', 'forms', 'trial'];

export function TopBar() {
  const editor = useEditor();
  const { draft } = editor;
  const { source, save, canUndo, canRedo, diagnostics, checking, ready } = useSnapshot();
  const tabs = useTabs();
  const [publishing, setPublishing] = useState(false);
  const [, setProblemsOpen] = useProblemsOpen();
  const { key, from, id } = draft;
  const words = text.edit;
  const moment = useMoment();
  return (
    <div className="bar-top">
      <Link to={to.process(key)} className="bar-back">
        {words.back}
      </Link>
      <h1>
        {String(source.definition.title ?? key)}
        <small>{from === null ? words.firstDraft : words.draftFrom(from)}</small>
      </h1>
      <span className="saved-at" role="status">
        {saveWords(save, moment)}
      </span>
      <div className="bar-tabs" role="group" aria-label={words.parts}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={tabs.open === tab}
            disabled={tab !== 'diagram' && !ready}
            onClick={() => tabs.choose(tab)}
          >
            {words.tabs[tab]}
          </button>
        ))}
      </div>
      <span className="bar-acts is-editing">
        <Button disabled={!canUndo} onClick={() => editor.undo()}>
          {words.undo}
        </Button>
        <Button disabled={!canRedo} onClick={() => editor.redo()}>
          {words.redo}
        </Button>
        {from !== null && (
          <Link className="button-like" to={to.compare(key, from, id)} onClick={() => void editor.flush()}>
            {words.compare}
          </Link>
        )}
        {from !== null && (
          <Link className="button-like" to={to.replay(key, id)} onClick={() => void editor.flush()}>
            {text.replay.title}
          </Link>
        )}
        <Button
          onClick={() => setProblemsOpen(true)}
          className={diagnostics.some(({ severity }) => severity === 'error') ? 'has-errors' : ''}
        >
          {checking ? words.checking : words.check(diagnostics.length)}
        </Button>
        <Button type="primary" disabled={!ready} onClick={() => setPublishing(true)}>
          {words.publish}
        </Button>
      </span>
      {publishing && <PublishDialog close={() => setPublishing(false)} />}
    </div>
  );
}

function saveWords(save: SaveState, moment: (instant: string) => string): string {
  const words = text.edit.save;
  switch (save.kind) {
    case 'saved':
      return words.saved(moment(save.at));
    case 'changed':
      return words.changed;
    case 'saving':
      return words.saving;
    case 'failed':
      return words.failed(save.message);
    case 'overtaken':
      return words.overtaken;
  }
}
