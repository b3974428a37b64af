/** 意见 with the phrases one uses every day. */
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { text } from '../messages.zh-CN.ts';
import { idOfPath } from '../form/layout.ts';
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
  return (
    <section className="sheet opinion">
      <div className="opinion-head">
        <label htmlFor={id}>
          {text.task.comment}
          {work.chosen && asksComment(work.chosen) && <span className="field-must">{text.form.required}</span>}
        </label>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...phrases.map((phrase) => ({ key: phrase, label: phrase, onClick: () => insert(phrase) })),
              ...(words !== '' && !phrases.includes(words)
                ? [
                    { type: 'divider' as const, key: 'line' },
                    {
                      key: 'add',
                      label: text.task.addPhrase,
                      onClick: () => {
                        addPhrase(localStorage, me.user.id, words);
                        setPhrases(readPhrases(localStorage, me.user.id, text.task.phraseList));
                      },
                    },
                  ]
                : []),
            ],
          }}
        >
          <Button size="small">{text.task.phrases}</Button>
        </Dropdown>
      </div>
      <Input.TextArea
        id={id}
        value={work.comment}
        maxLength={MOST}
        autoSize={{ minRows: 2, maxRows: 8 }}
        status={problem ? 'error' : ''}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => work.setComment(event.target.value)}
      />
      {problem && <p className="field-error">{problem.message}</p>}
      <p className="field-hint" id={`${id}-hint`}>
        {text.task.commentHint}
      </p>
    </section>
  );
}
