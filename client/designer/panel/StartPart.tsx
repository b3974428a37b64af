/** Where a case begins: who may start one, and with which form. */
import { isObject } from '../../../core/json.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { setStart } from '../model/changes.ts';
import { FormPick } from './FormPick.tsx';
import { Roles } from './Roles.tsx';
import { Part, Row } from './Row.tsx';

export function StartPart({ element }: { element: Element }) {
  const editor = useEditor();
  const { source } = useSnapshot();
  const xz = readXz(element.businessObject);
  const next = element.outgoing[0]?.target;
  const start = isObject(source.definition.start) ? source.definition.start : {};
  // where the start is no step of its own the form belongs to the step behind it
  const plain = xz.plain === 'true';
  const outer = element.parent?.type !== 'bpmn:SubProcess';
  if (!outer) return null;
  if (plain)
    return (
      <Part title={text.panel.starting}>
        <StartRoles />
        <p className="row-hint">{text.panel.startForm(next?.businessObject.name ?? '')}</p>
      </Part>
    );
  const form =
    typeof xz.form === 'string' ? xz.form : typeof start.form === 'string' ? start.form : undefined;
  return (
    <Part title={text.panel.starting}>
      <StartRoles />
      <FormPick
        label={text.panel.application}
        value={form}
        onChange={(id) =>
          editor.together(() => {
            editor.xz(element, { form: id });
            if (id !== undefined) editor.changeSource((before) => setStart(before, { form: id }));
          })
        }
      />
    </Part>
  );
}

/** Who may start a case. */
export function StartRoles() {
  const editor = useEditor();
  const { source } = useSnapshot();
  const start = isObject(source.definition.start) ? source.definition.start : {};
  const roles = Array.isArray(start.roles) ? (start.roles as string[]) : [];
  return (
    <Row label={text.panel.whoStarts}>
      {(id) => (
        <Roles
          id={id}
          value={roles}
          placeholder={text.panel.chooseRole}
          onChange={(chosen) => editor.changeSource((before) => setStart(before, { roles: chosen }))}
        />
      )}
    </Row>
  );
}
