/** Whose lane it is: steps in it that name nobody are done by this role. */
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { Roles } from './Roles.tsx';
import { Row } from './Row.tsx';

export function LanePart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const { role } = readXz(element.businessObject);
  return (
    <Row label={text.panel.laneRole} hint={text.panel.laneHint}>
      {(id) => (
        <Roles
          id={id}
          value={typeof role === 'string' && role !== '' ? [role] : []}
          placeholder={text.panel.chooseRole}
          onChange={(roles) => editor.xz(element, { role: roles.at(-1) })}
        />
      )}
    </Row>
  );
}
