/** A place by its regions, level by level; each level is fetched when it is opened. */
import { Cascader } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RegionItem } from '../../../../core/contract/shapes/reference.ts';
import { useMe } from '../../../api/staff.ts';
import { fetchRegions } from '../../data/queries.ts';
import { text } from '../../messages.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

/** Length of the code at each level a form can ask for. */
const LENGTH: Record<string, number> = {
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  village: 12,
  group: 15,
};
const LEVELS = [2, 4, 6, 9, 12, 15];

export function RegionWidget({ id, field, value, wrong, change, left }: FormWidgetProps) {
  const me = useMe().data;
  const client = useQueryClient();
  const deepest = LENGTH[String(field['x-level'] ?? 'village')] ?? 12;
  const [options, setOptions] = useState<Option[]>([]);
  const code = typeof value === 'string' ? value : '';
  // People of the house deal with people of their county: the choice starts there.
  const root = (me?.positions[0]?.region ?? '').slice(0, 6) || '99';

  useEffect(() => {
    let stopped = false;
    const load = (parent: string): Promise<RegionItem[]> =>
      client.ensureQueryData({
        queryKey: ['regions', parent],
        queryFn: () => fetchRegions(parent),
        staleTime: Infinity,
      });
    const branch = async (parent: string): Promise<Option[]> => {
      const regions = await load(parent);
      return Promise.all(
        regions.map(async (region): Promise<Option> => {
          const option = { value: region.code, label: region.name, isLeaf: region.code.length >= deepest };
          return code.startsWith(region.code) && region.code.length < Math.min(deepest, code.length)
            ? { ...option, children: await branch(region.code) }
            : option;
        }),
      );
    };
    void branch(root).then((loaded) => {
      if (!stopped) setOptions(loaded);
    });
    return () => {
      stopped = true;
    };
  }, [client, code, deepest, root]);

  return (
    <Cascader<Option>
      id={id}
      className="picker"
      options={options}
      value={code === '' ? undefined : pathTo(code, root)}
      placeholder={text.form.region}
      status={wrong ? 'error' : ''}
      loadData={(chosen) => {
        const last = chosen.at(-1);
        if (!last) return;
        void fetchRegions(last.value).then((regions) => {
          last.children = regions.map(({ code: of, name }) => ({
            value: of,
            label: name,
            isLeaf: of.length >= deepest,
          }));
          setOptions((before) => [...before]);
        });
      }}
      onChange={(chosen) => {
        change(chosen?.at(-1));
        left();
      }}
    />
  );
}

function pathTo(code: string, root: string): string[] {
  return LEVELS.filter((length) => length > root.length && length <= code.length).map((length) =>
    code.slice(0, length),
  );
}
