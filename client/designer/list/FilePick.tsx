/** A file to begin with: a BPMN diagram of any tool, or a package of another house. */
import { Button } from 'antd';
import { useRef } from 'react';
import { text } from '../messages.ts';

export function FilePick({ file, onPick }: { file: File | null; onPick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="stack-field">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.create.file}
        accept=".bpmn,.xml,.zip"
        onChange={(event) => {
          const picked = event.target.files?.[0];
          if (picked) onPick(picked);
        }}
      />
      <Button onClick={() => input.current?.click()}>{text.create.pickFile}</Button>
      {file && <span>{file.name}</span>}
    </div>
  );
}
