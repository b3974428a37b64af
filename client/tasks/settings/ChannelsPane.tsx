/** 消息设置 on the desk. */
import { ChannelSettings } from '../../ui/channels/ChannelSettings.tsx';
import { text as channels } from '../../ui/channels/messages.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';

export function ChannelsPane() {
  const { close } = useDesk();
  return (
    <section className="item">
      <header className="item-head">
        <button type="button" className="back" onClick={close}>
          {text.task.back}
        </button>
        <h1>{channels.title}</h1>
      </header>
      <div className="item-body">
        <ChannelSettings />
      </div>
    </section>
  );
}
