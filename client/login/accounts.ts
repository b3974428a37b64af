/** The accounts of a demo instance, put in order: there are hundreds, one of each role is shown at first. */

export interface DemoAccount {
  username: string;
  name: string;
  role?: string;
  roleName: string;
  region?: string;
  regionName: string;
}

type AccountGroup = 'people' | 'village' | 'township' | 'county' | 'above';

/** In the order in which a case travels. */
const GROUPS: AccountGroup[] = ['people', 'village', 'township', 'county', 'above'];

/** Roles that are no office. */
const PEOPLE = new Set(['applicant', 'agent', 'public']);

const BY_LENGTH: Record<number, AccountGroup> = { 15: 'village', 12: 'village', 9: 'township', 6: 'county' };

/** More found than this are not listed: one types another word. */
const MOST_FOUND = 40;

function roleOf({ role, username }: DemoAccount): string {
  return role ?? username.replace(/[@#].*$/, '');
}

function groupOf(account: DemoAccount): AccountGroup {
  const { region = '' } = account;
  return PEOPLE.has(roleOf(account)) ? 'people' : (BY_LENGTH[region.length] ?? 'above');
}

/** Offices that share a name (县级相关部门) are one line. */
function oneOfEach(accounts: DemoAccount[]): DemoAccount[] {
  const seen = new Set<string>();
  return accounts.filter((account) => {
    const kind = `${groupOf(account)} ${account.roleName}`;
    return isFirst(account) && !seen.has(kind) && seen.add(kind);
  });
}

/** `applicant` is the first of its role; `applicant#2`, `applicant@990102001001` are further ones. */
function isFirst(account: DemoAccount): boolean {
  return account.username === roleOf(account);
}

/** Accounts by group: the first of each role, or those that fit all words of a search. */
export function arranged(accounts: DemoAccount[], search: string): [AccountGroup, DemoAccount[]][] {
  const parts = search
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  const fits = ({ username, name, roleName, regionName }: DemoAccount) =>
    parts.every((part) => `${username} ${name} ${roleName} ${regionName}`.includes(part));
  const shown = parts.length === 0 ? oneOfEach(accounts) : accounts.filter(fits).slice(0, MOST_FOUND);
  return GROUPS.map((group): [AccountGroup, DemoAccount[]] => [
    group,
    shown.filter((account) => groupOf(account) === group),
  ]).filter(([, found]) => found.length > 0);
}
