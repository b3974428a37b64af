/** At which level of the country a role 岗位 is held. */
export type RoleLevel =
  'province' | 'city' | 'county' | 'township' | 'village' | 'group' | 'external' | 'any';

/** Levels of roles, by role id; a parametrised role `county_dept:民政` is found under `county_dept`. */
export type RoleLevels = ReadonlyMap<string, RoleLevel>;
