/** Where each step of the old version goes in the new one. */
import { Select } from 'antd';
import type { MigratePreview } from '../../../core/api-admin.ts';
import { text } from '../messages.ts';

interface Props {
  preview: MigratePreview;
  onChange: (state: string, target: string | null) => void;
}

export function MappingTable({ preview, onChange }: Props) {
  const words = text.migrate;
  if (preview.mapping.length === 0) return null;
  return (
    <section aria-label={words.mapping}>
      <h2>{words.mapping}</h2>
      <table className="grid-table">
        <thead>
          <tr>
            {words.mappingColumns.map((column) => (
              <th
                key={column}
                scope="col"
                className={text.numberColumns.includes(column) ? 'is-number' : undefined}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.mapping.map((each) => (
            <tr key={each.from}>
              <th scope="row" data-label={words.mappingColumns[0]}>
                {each.label}
              </th>
              <td className="is-number" data-label={words.mappingColumns[1]}>
                {each.cases}
              </td>
              <td data-label={words.mappingColumns[2]}>
                <Select
                  className="mapping-target"
                  aria-label={words.targetOf(each.label)}
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  value={each.to}
                  placeholder={words.noTarget}
                  options={preview.targets.map(({ id, label }) => ({ value: id, label }))}
                  onChange={(target: string | null | undefined) => onChange(each.from, target ?? null)}
                />
              </td>
              <td data-label={words.mappingColumns[3]}>{words.how[each.how]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
