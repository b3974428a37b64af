/** A region, level by level. Begins where the person is: for nearly everybody only the last levels are to be chosen. */
import { useEffect, useState } from 'react';
import {
  ancestorsOf,
  levelOf,
  REGION_LENGTHS,
  regionLevelWord,
  type RegionLevel,
} from '../../../../core/values/region.ts';
import type { JsonObject } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { regionsBelow, type RegionItem } from '../../logic/regions.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { labelId } from '../../logic/describe.ts';

const LEVELS = Object.keys(REGION_LENGTHS) as RegionLevel[];

export function RegionWidget(props: FormWidgetProps) {
  const { region = '' } = contextOf(props.registry);
  const deepest = deepestLevel(props);
  const value = typeof props.value === 'string' ? props.value : '';
  // what is chosen so far may end above the level that counts
  const [part, setPart] = useState(() => startOf(region, deepest));
  const at = value === '' ? part : value;
  const [from, setFrom] = useState(() => (at.length > REGION_LENGTHS.county ? 'township' : 'province'));
  const levels = LEVELS.slice(LEVELS.indexOf(from as RegionLevel), LEVELS.indexOf(deepest) + 1);
  const choose = (code: string) => {
    setPart(code);
    props.onChange(levelOf(code) === deepest ? code : undefined);
  };
  return (
    <div className="region">
      {from === 'township' ? (
        <p className="region-start">
          <Names code={at.slice(0, REGION_LENGTHS.county)} />
          <button type="button" className="link link-quiet" onClick={() => setFrom('province')}>
            {words.form.regionChange}
          </button>
        </p>
      ) : null}
      {levels.map((level, i) => {
        const parent = at.slice(0, lengthAbove(level));
        if (parent.length < lengthAbove(level)) return null;
        return (
          <Level
            key={level}
            level={level}
            parent={parent}
            value={at.length >= REGION_LENGTHS[level] ? at.slice(0, REGION_LENGTHS[level]) : ''}
            id={i === levels.length - 1 ? props.id : `${props.id}__${level}`}
            labelledBy={labelId(props.id)}
            disabled={props.disabled === true || props.readonly === true}
            onChoose={(code) => choose(code === '' ? parent : code)}
            onBlur={() => props.onBlur(props.id, value)}
          />
        );
      })}
    </div>
  );
}

interface LevelProps {
  level: RegionLevel;
  parent: string;
  value: string;
  id: string;
  labelledBy: string;
  disabled: boolean;
  onChoose: (code: string) => void;
  onBlur: () => void;
}

function Level(props: LevelProps) {
  const { items, failed, retry } = useRegions(props.parent);
  const { onChoose, value } = props;
  const only = items?.length === 1 ? items[0]?.code : undefined;
  // where there is only one, nobody has to choose it
  useEffect(() => {
    if (only !== undefined && value === '') onChoose(only);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per list, not per redraw of the parent
  }, [only, value]);
  if (failed)
    return (
      <p className="complaint">
        {words.form.regionFailed}
        <button type="button" className="link" onClick={retry}>
          {words.common.retry}
        </button>
      </p>
    );
  return (
    <select
      className="input"
      id={props.id}
      aria-label={regionLevelWord(props.level)}
      aria-describedby={props.labelledBy}
      value={value}
      disabled={props.disabled || items === undefined}
      onChange={({ target }) => onChoose(target.value)}
      onBlur={props.onBlur}
    >
      <option value="">
        {items === undefined
          ? words.form.regionLoading
          : `${words.form.choose}${regionLevelWord(props.level)}`}
      </option>
      {items?.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function useRegions(parent: string) {
  const [loaded, setLoaded] = useState<{ parent: string; items?: RegionItem[] }>({ parent });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    regionsBelow(parent).then(
      (items) => wanted && setLoaded({ parent, items }),
      () => wanted && setLoaded({ parent: '!' }),
    );
    return () => {
      wanted = false;
    };
  }, [parent, attempt]);
  return {
    items: loaded.parent === parent ? loaded.items : undefined,
    failed: loaded.parent === '!',
    retry: () => setAttempt((n) => n + 1),
  };
}

function Names({ code }: { code: string }) {
  const [names, setNames] = useState('');
  useEffect(() => {
    const way = [...ancestorsOf(code).reverse(), code];
    Promise.all(
      way.map(async (at, i) => (await regionsBelow(way[i - 1] ?? '')).find((item) => item.code === at)),
    )
      .then((found) => setNames(found.map((item) => item?.name ?? '').join(' ')))
      .catch(() => undefined);
  }, [code]);
  return <span>{names}</span>;
}

function deepestLevel({ schema }: FormWidgetProps): RegionLevel {
  const level = (schema as JsonObject)['x-level'];
  return LEVELS.find((known) => known === level) ?? 'village';
}

/** Not the last level itself: that one is the person's to say. */
function startOf(region: string, deepest: RegionLevel): string {
  return region.slice(0, lengthAbove(deepest));
}

function lengthAbove(level: RegionLevel): number {
  const above = LEVELS[LEVELS.indexOf(level) - 1];
  return above === undefined ? 0 : REGION_LENGTHS[above];
}
