/**
 * The accounts of the demo county, from its regions and the plan in positions.ts. Every draw is keyed by the username,
 * so adding a role leaves all other persons as they are.
 */
import type { Person, Region } from './load.ts';
import { makeName } from './names.ts';
import { makeIdNumber, makePhone, type Gender } from './numbers.ts';
import { CITY_DEPARTMENTS, ROLE_PLAN } from './positions.ts';
import { draw } from './random.ts';

/** The office a plain username means, by the length of the region code. */
const DEFAULT_REGIONS: Record<number, string> = {
  2: '99',
  4: '9901',
  6: '990101',
  9: '990101001',
  12: '990101001001',
};

/** Persons of processes.md F.2 who have an account; names and numbers are given. */
const KNOWN_APPLICANTS: { name: string; idNo: string; region: string }[] = [
  { name: '王某军', idNo: '990101198711050037', region: '990101001001' },
  { name: '张某山', idNo: '990101194503120012', region: '990101001001' },
  { name: '李某花', idNo: '99010119580721002X', region: '990101001001' },
  { name: '赵某兰', idNo: '990101199002280045', region: '990101001001' },
  { name: '吴某贵', idNo: '990101194406060097', region: '990101001001' },
  { name: '郑某才', idNo: '990101194901010118', region: '990101001001' },
];

/** Accounts by hand, beside the plan. */
const SINGLE_ACCOUNTS: { username: string; role: string; region: string }[] = [
  { username: 'agent', role: 'agent', region: '990101001001' },
  { username: 'agent@990102001001', role: 'agent', region: '990102001001' },
  { username: 'admin', role: 'admin', region: '99' },
];

/** Roles that act for others on forms and so need an identity number. */
const ROLES_WITH_ID = [
  'agent',
  'relief_assistant',
  'village_committee',
  'village_director',
  'township_window',
];

const USERS_UNDER_30 = ['first_secretary', 'social_worker', 'grid_worker'];

/** Everybody, applicants first. */
export function buildPeople(regions: Region[]): Person[] {
  const people: Person[] = [];
  const taken = new Set(KNOWN_APPLICANTS.map((person) => person.name));
  const add = (username: string, positions: Person['positions'], idCounty?: string): void => {
    const d = draw(`person ${username}`);
    const gender: Gender = d.chance(55) ? '男' : '女';
    const year = USERS_UNDER_30.includes(positions[0]!.role) ? d.int(1990, 2001) : d.int(1966, 1998);
    const name = makeName(username, gender, year, { taken });
    taken.add(name);
    const birth = `${year}-${String(d.int(1, 12)).padStart(2, '0')}-${String(d.int(1, 28)).padStart(2, '0')}`;
    const phone = makePhone(people.length + 1);
    people.push({
      username,
      name,
      positions,
      phone,
      ...(idCounty ? { idNo: makeIdNumber(idCounty, birth, gender, username) } : {}),
    });
  };

  for (const { name, idNo, region } of KNOWN_APPLICANTS) {
    const n = people.length + 1;
    const phone = name === '张某山' ? {} : { phone: makePhone(n) };
    people.push({
      username: n === 1 ? 'applicant' : `applicant#${n}`,
      name,
      positions: [{ role: 'applicant', region }],
      ...phone,
      idNo,
    });
  }
  for (const { code } of regions) {
    if (code.length === 12 && code !== DEFAULT_REGIONS[12])
      add(`applicant@${code}`, [{ role: 'applicant', region: code }], code);
  }
  for (const { username, role, region } of SINGLE_ACCOUNTS) {
    add(username, [{ role, region }], ROLES_WITH_ID.includes(role) ? region : undefined);
  }
  for (const names of CITY_DEPARTMENTS) {
    add(
      `city_dept:${names[0]}`,
      names.map((name) => ({ role: `city_dept:${name}`, region: '9901' })),
    );
  }
  for (const { role, levels, persons } of ROLE_PLAN) {
    const home = DEFAULT_REGIONS[levels[0]!];
    for (const { code } of levels.flatMap((level) =>
      regions.filter((region) => region.code.length === level),
    )) {
      for (let n = 1; n <= persons; n += 1) {
        const username = role + (code === home ? '' : `@${code}`) + (n === 1 ? '' : `#${n}`);
        add(username, [{ role, region: code }], ROLES_WITH_ID.includes(role) ? code : undefined);
      }
    }
  }
  return people;
}
