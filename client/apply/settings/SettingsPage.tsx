/** 消息设置 of who applies. */
import { ChannelSettings } from '../../ui/channels/ChannelSettings.tsx';
import { text } from '../../ui/channels/messages.ts';

export function SettingsPage() {
  return (
    <main className="page">
      <h1>{text.title}</h1>
      <ChannelSettings />
    </main>
  );
}
