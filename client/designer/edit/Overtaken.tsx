/** Somebody else saved the draft meanwhile: who and when, and whose state goes on. */
import { Button } from 'antd';
import { text } from '../messages.ts';
import { useMoment } from '../shell/times.ts';
import { useEditor, useSnapshot } from './EditorContext.ts';

export function Overtaken({ again }: { again: () => void }) {
  const editor = useEditor();
  const { save } = useSnapshot();
  const moment = useMoment();
  if (save.kind !== 'overtaken') return null;
  return (
    <div className="bar-line is-conflict" role="alert">
      <span>{text.edit.overtaken(save.by, moment(save.at))}</span>
      <Button size="small" onClick={again}>
        {text.edit.takeTheirs(save.by)}
      </Button>
      <Button size="small" danger onClick={() => void editor.overwrite(save.rev)}>
        {text.edit.keepMine(save.by)}
      </Button>
    </div>
  );
}
