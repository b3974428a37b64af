/** A region code in words, `青石镇 青石村`: the names are fetched once and kept. */
import { useRegions } from '../data/queries.ts';

/** Lengths of the levels; a region's ancestors are the prefixes of its code. */
const LEVELS = [2, 4, 6, 9, 12, 15];

function parentOf(code: string): string | null {
  const level = LEVELS.indexOf(code.length);
  return level > 0 ? code.slice(0, LEVELS[level - 1]) : null;
}

export function RegionName({ code }: { code: string }) {
  const town = code.length > 9 ? code.slice(0, 9) : null;
  const here = useRegions(parentOf(code));
  const above = useRegions(town === null ? null : parentOf(town));
  const name = here.data?.find((region) => region.code === code)?.name;
  if (name === undefined) return <>{here.isPending ? '…' : code}</>;
  const townName = above.data?.find((region) => region.code === town)?.name;
  return <>{townName === undefined ? name : `${townName} ${name}`}</>;
}
