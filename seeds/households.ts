/**
 * Invents households of the demo county and fills the application form 临时救助申请表 (P01 F1) for them: 1–6 members,
 * numbers that pass their check sums, a hardship told the way a villager or an assistant would write it.
 * The same key gives the same household; only dates and ages follow `today`.
 */
import { addDays, yearsBetween } from '../core/time/day.ts';
import type { Day, Json, JsonObject } from '../core/vocabulary.ts';
import {
  affectedMember,
  isMinor,
  makeFamily,
  type HardshipType,
  type HouseholdWish,
  type Identity,
  type Kin,
} from './families.ts';
import { hardshipBlock, tellHardship } from './hardships.ts';
import { makeCardNumber, makeDisabilityNumber, makePhone } from './numbers.ts';
import { draw, hash, type Draw } from './random.ts';

/**
 * A complete start form for `temporary-relief`.
 * @param context.applicant the account that files for its own household
 * @param context.agent the account that files for somebody else
 */
export function makeApplication(
  name: string,
  wish: HouseholdWish,
  context: { today: Day; villageName: string; applicant?: Identity; agent?: Identity },
): JsonObject {
  const key = wish.key ?? name;
  const { today, villageName } = context;
  const family = makeFamily(key, wish, today, context.applicant);
  const d = draw(`application ${key}`);
  const address = `${villageName}${d.pick(['一组', '二组', '三组', '四组', '五组'])}${d.int(3, 160)}号`;
  const person = (kin: Identity, withPhone = true): JsonObject => ({
    name: kin.name,
    id_type: '居民身份证',
    id_no: kin.idNo,
    ...(withPhone && kin.phone !== undefined ? { phone: kin.phone } : { no_phone: true }),
    hukou_region: wish.village,
    residence_region: wish.village,
    address,
  });

  const affected = affectedMember(family, wish, d);
  const applicant = wish.minor ? family.find((kin) => isMinor(kin, today))! : family[0]!;
  const members = family.map((kin) => ({
    ...person(kin, kin === applicant),
    ...memberFacts(kin, kin === affected, wish.hardship, today, d),
  }));
  const agent = makeAgent(wish, family, context, person);
  const money = hardshipBlock(wish, d);
  const told = tellHardship(d, {
    hardship: wish.hardship,
    name: affected.name,
    relation: affected === family[0] ? '本人' : affected.relation,
    persons: family.length,
    village: villageName,
    block: money,
    byAssistant: agent !== undefined && !isFamilyAgent(wish),
    minor: isMinor(affected, today),
    old: yearsBetween(affected.birth, today) >= 60,
    yesterday: wish.urgent === true && (wish.daysAgo ?? 1) === 1,
  });

  return {
    channel: wish.channel ?? (agent === undefined ? '本人申请' : '代办'),
    applicant: person(applicant, !wish.noPhone),
    ...(agent === undefined ? {} : { agent }),
    household: {
      household_no: `${wish.village}-${String(d.int(1, 480)).padStart(4, '0')}`,
      head: family[0]!.name,
      members,
      property: {
        houses: d.chance(90) ? 1 : 0,
        vehicles: vehicles(d),
        deposits: 10_000 * d.int(2, 60),
        business: false,
      },
    },
    category: wish.category ?? [
      d.pick(['低保', '低收入家庭(低保边缘)', '支出型困难', '脱贫户/建档立卡户', '其他']),
    ],
    hardship_type: wish.hardship,
    urgent: wish.urgent ?? false,
    ...(wish.urgent ? { waiting_harm: true } : {}),
    happened_on: addDays(today, 0 - (wish.daysAgo ?? (wish.urgent ? 1 : d.int(4, 25)))),
    hardship_desc: told,
    person_affected: affected.name,
    ...money,
    ...otherAssistance(d, today),
    ...(wish.requested === undefined ? {} : { requested_amount: wish.requested }),
    ...(wish.papersLater ? {} : papers(wish, family, applicant, affected, agent !== undefined, today)),
  };
}

/** What is handed in with the form, or after a first relief: bank, signatures, papers. */
export function makePapers(
  name: string,
  wish: HouseholdWish,
  context: { today: Day; applicant?: Identity },
): JsonObject {
  const key = wish.key ?? name;
  const family = makeFamily(key, wish, context.today, context.applicant);
  const applicant = wish.minor ? family.find((kin) => isMinor(kin, context.today))! : family[0]!;
  return papers(
    wish,
    family,
    applicant,
    affectedMember(family, wish, draw(`application ${key}`)),
    true,
    context.today,
  );
}

function papers(
  wish: HouseholdWish,
  family: Kin[],
  applicant: Kin,
  affected: Kin,
  agent: boolean,
  today: Day,
): JsonObject {
  const payee = isMinor(applicant, today) ? family[0]! : applicant;
  const adults = family.filter((kin) => !isMinor(kin, today)).map((kin) => kin.name);
  return {
    bank: {
      payee: payee.name,
      payee_id: payee.idNo,
      bank: draw(`bank ${payee.idNo}`).pick(['示例省农村信用联社', '示例农村商业银行', '示例邮政储蓄代办点']),
      card_no: makeCardNumber(payee.idNo),
      relation_to_applicant: payee === applicant ? '本人' : '父母',
    },
    commitment: payee.name,
    verification_authorisation: adults,
    attach: attachments(wish.hardship, affected, agent),
  };
}

function attachments(hardship: HardshipType, affected: Kin, agent: boolean): JsonObject[] {
  const kinds = ['身份证/户口簿'];
  if (hardship === '重大疾病' || hardship === '意外伤害') kinds.push('诊断书及费用票据');
  if (hardship === '火灾' || hardship === '交通事故' || hardship === '突发事件')
    kinds.push('事故认定/火灾证明');
  if (hardship === '教育支出') kinds.push('录取/缴费单');
  if (agent) kinds.push('委托书');
  kinds.push('照片');
  return kinds.map((kind) => ({ kind, name: `${affected.name}-${kind.replaceAll('/', '及')}.jpg` }));
}

/** Health, work and income of one member. */
function memberFacts(kin: Kin, affected: boolean, hardship: HardshipType, today: Day, d: Draw): JsonObject {
  const age = yearsBetween(kin.birth, today);
  const ill = affected && (hardship === '重大疾病' || hardship === '意外伤害' || hardship === '交通事故');
  const disabled = !affected && age >= 18 && d.chance(12);
  const health = disabled ? '残疾' : ill ? '重病' : age > 62 && d.chance(60) ? '慢性病' : '健康';
  const labour =
    age < 16 || age > 70 ? '无(未成年/老年)' : health === '健康' || health === '慢性病' ? '有' : '部分丧失';
  const employment =
    age >= 6 && age < 18
      ? '在校'
      : age < 6 || age > 70
        ? '无业'
        : ill
          ? '失业'
          : age < 23 && hardship === '教育支出'
            ? '在校'
            : d.pick(['务农', '务农', '务工']);
  const income =
    employment === '务工'
      ? 10_000 * d.int(14, 28)
      : employment === '务农'
        ? 1_000 * d.int(25, 70)
        : age > 60
          ? 1_000 * d.int(11, 20)
          : 0;
  return {
    relation: kin.relation,
    lives_together: true,
    health,
    ...(disabled ? disability(kin, d) : {}),
    labour,
    employment,
    income_month: income,
  };
}

function disability(kin: Kin, d: Draw): JsonObject {
  const type = d.pick(['视力', '听力', '肢体', '肢体', '智力']);
  const grade = d.pick(['二级', '三级', '四级']);
  return {
    disability_type: type,
    disability_grade: grade,
    disability_cert_no: makeDisabilityNumber(kin.idNo, type, grade),
  };
}

function makeAgent(
  wish: HouseholdWish,
  family: Kin[],
  context: { villageName: string; agent?: Identity },
  person: (kin: Identity) => JsonObject,
): JsonObject | undefined {
  if (wish.agentType === undefined) return undefined;
  const rest = {
    ...(wish.agentType === '共同生活家庭成员'
      ? {}
      : { authorisation: [{ kind: '委托书', name: `${family[0]!.name}委托书.jpg` }] }),
    reason: wish.agentReason ?? (wish.minor ? '未成年' : wish.elder ? '年老' : '外出'),
    applicant_consent: family[0]!.name,
  };
  if (wish.agentType === '村(居)委会') {
    const office = context.villageName.endsWith('社区') ? '居民委员会' : '村民委员会';
    const agent = {
      name: context.villageName.replace(/村$/, '') + office,
      phone: makePhone(9000 + (hash(wish.village) % 1000)),
    };
    return { agent_type: wish.agentType, agent, ...rest };
  }
  const identity = isFamilyAgent(wish)
    ? wish.minor
      ? family[0]!
      : (family[1] ?? family[0]!)
    : (context.agent ?? family[0]!);
  const phone = identity.phone ?? makePhone(1000 + (hash(identity.idNo) % 8000));
  return { agent_type: wish.agentType, agent: person({ ...identity, phone }), ...rest };
}

function isFamilyAgent({ agentType }: HouseholdWish): boolean {
  return agentType === '共同生活家庭成员' || agentType === '法定监护人';
}

function vehicles(d: Draw): Json[] {
  return d.chance(25) ? [{ plate: '未上牌', model: '三轮摩托车' }] : [];
}

function otherAssistance(d: Draw, today: Day): JsonObject {
  if (!d.chance(35)) return {};
  const kind = d.pick(['低保', '医疗救助', '慈善']);
  return {
    other_assistance: [{ kind, amount: 10_000 * d.int(3, 20), date: addDays(today, 0 - d.int(20, 120)) }],
  };
}
