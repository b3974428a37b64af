/** The pane before something is chosen. */
import { text } from '../messages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { useDesk } from './DeskContext.ts';

export function NothingOpen() {
  const { model } = useDesk();
  if (model.rows.length === 0) return null;
  return <Empty {...text.empty.pick} />;
}
