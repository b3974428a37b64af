/** A choice of roles by their names. */
import { Select } from 'antd';
import { useMemo } from 'react';
import { useEditor } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

interface Props {
  id?: string;
  label?: string;
  value: string[];
  onChange: (roles: string[]) => void;
  placeholder?: string;
  /** Offers the person who filed the case. */
  filer?: boolean;
}

export function Roles({ id, label, value, onChange, placeholder, filer = false }: Props) {
  const { house } = useEditor();
  const options = useMemo(() => {
    const known = house.roles.map((role) => ({
      value: role.id,
      label: role.name,
      level: text.levels[role.level],
    }));
    const first = filer ? [{ value: 'filer', label: text.panel.filer, level: '' }] : [];
    const all = [...first, ...known];
    const others = value.filter((role) => !all.some((option) => option.value === role));
    return [...all, ...others.map((role) => ({ value: role, label: nameOf(role, house.roles), level: '' }))];
  }, [house, filer, value]);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      placeholder={placeholder}
      options={options}
      onChange={onChange}
      optionRender={({ data }) => (
        <span className="option">
          {data.label}
          <small>{data.level}</small>
        </span>
      )}
    />
  );
}

/** `county_dept:卫健` is the health office among the county's departments. */
function nameOf(role: string, roles: readonly { id: string; name: string }[]): string {
  const [kind, which] = role.split(/:(.*)/s);
  const name = roles.find(({ id }) => id === kind)?.name;
  return name && which ? signs.aside(name, which) : role;
}
