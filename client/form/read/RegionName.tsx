/** A region code in words. */
import { useRegionName } from '../logic/regions.ts';

export function RegionName({ code }: { code: string }) {
  return <>{useRegionName(code)}</>;
}
