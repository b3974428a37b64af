/** A form to be filled in at the desk. */
import type { FormStore } from '../../form/logic/form-store.ts';
import { Form } from '../../form/Form.tsx';
import { deskTheme } from './theme.ts';

export function DeskForm({ store }: { store: FormStore }) {
  return (
    <div className="desk-form">
      <Form store={store} theme={deskTheme} />
    </div>
  );
}
