/** Whose pages these are. */
import type { Context } from '../context.ts';
import type { Site } from '../pages/frame.ts';
import { messages } from './messages.ts';

/** As the office says; where it does not: placed above the county, the site speaks for the city; with one county, for that. */
export function siteOf({ registry }: Context): Site {
  const provinces = registry.children(null);
  const cities = provinces.flatMap((p) => registry.children(p.code));
  const counties = cities.flatMap((c) => registry.children(c.code));
  const { office, phone, hours, ...said } = registry.setting();
  const place =
    said.place || ((counties.length === 1 ? counties[0] : (cities[0] ?? provinces[0]))?.name ?? '');
  return {
    place,
    office: office || messages.officeOf(place),
    phone: phone || null,
    hours: hours || null,
  };
}
