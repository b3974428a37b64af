/** Whose pages these are. */
import type { Context } from '../context.ts';
import type { Site } from '../pages/frame.ts';

/** Placed above the county, the site speaks for the city; with one county, for that. */
export function siteOf({ registry }: Context): Site {
  const provinces = registry.children(null);
  const cities = provinces.flatMap((p) => registry.children(p.code));
  const counties = cities.flatMap((c) => registry.children(c.code));
  const place = (counties.length === 1 ? counties[0] : (cities[0] ?? provinces[0]))?.name ?? '';
  return { place, office: `${place}民政局`, phone: null, hours: '工作日 8:30–12:00,14:30–18:00' };
}
