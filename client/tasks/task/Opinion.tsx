/** 意见 with the phrases one uses every day. */
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { text } from '../messages.ts';
import { idOfPath } from '../form/ids.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { asksComment, COMMENT } from './choice.ts';
import { addPhrase, readPhrases } from './opinion-store.ts';
import type { Work } from './useWork.ts';

const MOST = 2000;

export function Opinion({ work }: { work: Work }) {
  const { me } = useDesk();
  const [phrases, setPhrases] = useState(() => readPhrases(localStorage, me.user.id, text.task.phraseList));
  const id = idOfPath(COMMENT);
  const problem = work.problems.find(({ path }) => path === COMMENT);
  const words = work.comment.trim();
  const insert = (phrase: string): void =>
    work.setComment(words === '' || phrases.includes(words) ? phrase : `${work.comment}${phrase}`);
  const phraseItems = phrases.map((phrase) => ({
    key: phrase,
    label: phrase,
    onClick: () => insert(phrase),
  }));
  const keep = (): void => {
    addPhrase(localStorage, me.user.id, words);
    setPhrases(readPhrases(localStorage, me.user.id, text.task.phraseList));
  };
  const keepItem =
    words === '' || phrases.includes(words)
      ? []
      : [
          { type: 'divider' as const, key: 'line' },
          { key: 'keep', label: text.task.addPhrase, onClick: keep },
        ];
  return (
    <div className="opinion">
      <label htmlFor={id}>
        {text.task.comment}{' '}
        {work.chosen && asksComment(work.chosen) && <span className="field-must">{text.form.required}</span>}
      </label>
      <div className="opinion-field">
        <Input.TextArea
          id={id}
          value={work.comment}
          maxLength={MOST}
          autoSize={{ minRows: 1, maxRows: 6 }}
          placeholder={text.task.commentHint}
          status={problem ? 'error' : ''}
          aria-invalid={problem !== undefined}
          onChange={(event) => work.setComment(event.target.value)}
        />
        {problem && <p className="field-error">{problem.message}</p>}
      </div>
      <Dropdown trigger={['click']} placement="topRight" menu={{ items: [...phraseItems, ...keepItem] }}>
        <Button>{text.task.phrases}</Button>
      </Dropdown>
    </div>
  );
}
