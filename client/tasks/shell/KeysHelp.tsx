/** The list of keys, on `?`. */
import { Button } from 'antd';
import { text } from '../messages.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';

export function KeysHelp({ close }: { close: () => void }) {
  return (
    <Overlay label={text.keys.title} className="keys-help" close={close}>
      <h2>{text.keys.title}</h2>
      <dl>
        {text.keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={close}>{text.keys.close}</Button>
    </Overlay>
  );
}
