/** Invents who lives under one roof, and who of them is in need. The same key gives the same family. */
import { yearsBetween } from '../core/time/day.ts';
import type { Day, Fen, RegionCode } from '../core/vocabulary.ts';
import { makeName, surnameOf } from './names.ts';
import { birthOf, genderOf, makeIdNumber, makePhone, type Gender } from './numbers.ts';
import { draw, hash, type Draw } from './random.ts';

export type HardshipType =
  '突发事件' | '意外伤害' | '重大疾病' | '火灾' | '交通事故' | '教育支出' | '其他特殊原因';

/** Who files, when not the person concerned: 代理类型 of FG-AGENT. */
type AgentType = '共同生活家庭成员' | '法定监护人' | '近亲属' | '村(居)委会' | '其他个人';

/** What is asked of the household; the rest is drawn. */
export interface HouseholdWish {
  /** Another name for the household, when two cases are to concern the same one. */
  key?: string;
  village: RegionCode;
  persons?: number;
  hardship: HardshipType;
  /** Days between what happened and the application. */
  daysAgo?: number;
  /** Medical costs that stay with the household, fen. */
  selfPaid?: Fen;
  education?: '学前' | '义务' | '高中/中职' | '大学';
  lossKind?: '房屋损毁' | '财物损失' | '车辆损失' | '人员伤亡';
  requested?: Fen;
  category?: string[];
  urgent?: boolean;
  /** The applicant is a child; the guardian files. */
  minor?: boolean;
  /** The applicant is over 70. */
  elder?: boolean;
  noPhone?: boolean;
  channel?: string;
  agentType?: AgentType;
  agentReason?: '年老' | '重病' | '残疾' | '未成年' | '文盲' | '外出' | '主动发现';
  /** What the investigators find and the town proposes. */
  severity?: '部分' | '严重' | '全毁' | '住院不足10天' | '住院10天以上' | '致残或死亡';
  amount?: Fen;
  /** The account whose own household it is, when somebody else files. */
  account?: string;
  /** No bank, signatures and papers yet: they follow after the first relief. */
  papersLater?: boolean;
}

/** A name with its identity number, as an account or an agent has it. */
export interface Identity {
  name: string;
  idNo: string;
  phone?: string;
}

/** A member of an invented family. */
export interface Kin extends Identity {
  relation: string;
  birth: Day;
  gender: Gender;
}

/** Families of processes.md F.2 who share a roof. */
const KNOWN_FAMILIES: Record<string, [name: string, idNo: string, relation: string][]> = {
  '990101198711050037': [
    ['赵某兰', '990101199002280045', '配偶'],
    ['王某轩', '990101201309010058', '子女'],
    ['王某涵', '990101201806060064', '子女'],
  ],
};

/** The head first, then the others by the roof they share. */
export function makeFamily(key: string, wish: HouseholdWish, today: Day, account?: Identity): Kin[] {
  const d = draw(`family ${key}`);
  const county = wish.village.slice(0, 6);
  const year = Number(today.slice(0, 4));
  const phone = makePhone(1000 + (hash(key) % 8000));
  const taken = new Set<string>();

  const born = (who: string, relation: string, gender: Gender, age: number, surname?: string): Kin => {
    const birth = `${year - age}-${String(d.int(1, 10)).padStart(2, '0')}-${String(d.int(1, 28)).padStart(2, '0')}`;
    const name = makeName(`${key} ${who}`, gender, year - age, { surname, taken });
    taken.add(name);
    return { name, idNo: makeIdNumber(county, birth, gender, `${key} ${who}`), relation, birth, gender };
  };

  const head = account
    ? kinOf(account, '本人')
    : {
        ...born('head', '本人', d.chance(65) ? '男' : '女', wish.elder ? d.int(71, 86) : d.int(34, 58)),
        phone,
      };
  const known = KNOWN_FAMILIES[head.idNo];
  if (known) return [head, ...known.map(([name, idNo, relation]) => kinOf({ name, idNo }, relation))];

  const persons = wish.persons ?? (wish.elder ? d.int(1, 2) : d.int(2, 5));
  const age = yearsBetween(head.birth, today);
  const family: Kin[] = [head];
  const surname = surnameOf(head.name);
  const childFirst = wish.minor || wish.hardship === '教育支出';
  const roof = wish.elder
    ? ['spouse']
    : [
        ...(childFirst && persons === 2 ? ['child'] : ['spouse', 'child']),
        'child',
        'elder',
        'elder',
        'child',
      ];
  for (const who of roof.slice(0, persons - 1)) {
    const n = family.length;
    if (who === 'spouse')
      family.push(
        born('spouse', '配偶', head.gender === '男' ? '女' : '男', Math.max(22, age + d.int(-3, 3))),
      );
    if (who === 'elder') {
      const gender: Gender = family.some((kin) => kin.relation === '父母') ? '女' : '男';
      family.push(
        born(
          `elder ${n}`,
          '父母',
          gender,
          Math.min(92, age + d.int(22, 27)),
          gender === '男' ? surname : undefined,
        ),
      );
    }
    if (who === 'child')
      family.push(
        born(`child ${n}`, '子女', d.chance(52) ? '男' : '女', childAge(wish, age, d), fathersName(family)),
      );
  }
  return family;
}

/** Children bear their father's surname where he lives with them. */
function fathersName(family: Kin[]): string {
  const parents = family.filter((kin) => kin.relation === '本人' || kin.relation === '配偶');
  return surnameOf((parents.find((kin) => kin.gender === '男') ?? parents[0]!).name);
}

function childAge(wish: HouseholdWish, parentAge: number, d: Draw): number {
  if (wish.minor) return d.int(7, 14);
  if (wish.hardship === '教育支出')
    return wish.education === '大学'
      ? d.int(19, 22)
      : wish.education === '高中/中职'
        ? d.int(16, 17)
        : d.int(7, 13);
  return Math.max(1, Math.min(parentAge - 22, d.int(3, 20)));
}

function kinOf(identity: Identity, relation: string): Kin {
  return { ...identity, relation, birth: birthOf(identity.idNo), gender: genderOf(identity.idNo) };
}

/** Under 18 on a day. */
export function isMinor(kin: Kin, today: Day): boolean {
  return yearsBetween(kin.birth, today) < 18;
}

/** Whose illness, accident or schooling it is. */
export function affectedMember(family: Kin[], wish: HouseholdWish, d: Draw): Kin {
  const { hardship } = wish;
  const child = family.find((kin) => kin.relation === '子女');
  if ((hardship === '教育支出' || wish.minor) && child) return child;
  if (['火灾', '突发事件', '其他特殊原因'].includes(hardship)) return family[0]!;
  return d.chance(60) ? family[0]! : (family[1] ?? family[0]!);
}
