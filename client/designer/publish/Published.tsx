/** After publishing: what runs from now on, and what one may do with the cases that run on the version before. */
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { VersionItem } from '../../../core/api-admin.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import { useVersions } from '../data/queries.ts';
import { useEditor } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { dayWords } from '../shell/times.ts';

export function Published({ version }: { version: VersionItem }) {
  const navigate = useNavigate();
  const { key } = useEditor().draft;
  const words = text.publish;
  const versions = useVersions(key);
  const before = versions.data
    ?.filter((each) => each.version !== version.version && each.running > 0)
    .sort((a, b) => b.version - a.version)[0];
  const leave = (): void => void navigate(to.process(key));
  const scheduled = version.state === 'scheduled';
  return (
    <Overlay label={words.done} className="dialog" close={leave}>
      <div className="stack">
        <h2>{words.published(version.version)}</h2>
        <p>{scheduled ? words.doneLater(dayWords(version.effectiveFrom)) : words.doneNow}</p>
        {before && !scheduled && <p>{words.stillRunning(before.version, before.running)}</p>}
        <div className="dialog-acts">
          {before && !scheduled && (
            <Button onClick={() => void navigate(to.migrate(key, before.version, version.version))}>
              {words.toMigration}
            </Button>
          )}
          <Button type="primary" onClick={leave}>
            {words.toVersions}
          </Button>
        </div>
      </div>
    </Overlay>
  );
}
