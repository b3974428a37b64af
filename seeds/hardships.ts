/** What happened: the figures of the form, and a telling in 20–200 characters, as a villager or the assistant who writes for one would. */
import type { JsonObject } from '../core/vocabulary.ts';
import type { HardshipType, HouseholdWish } from './families.ts';
import type { Draw } from './random.ts';

/** What the telling can draw on. */
interface Story {
  hardship: HardshipType;
  /** The member concerned, and how they stand to the head of the household. */
  name: string;
  relation: string;
  persons: number;
  village: string;
  /** medical, education, loss of the form. */
  block: JsonObject;
  byAssistant: boolean;
  /** The member concerned is under 18. */
  minor: boolean;
  /** 60 or older. */
  old: boolean;
  /** It happened the day before. */
  yesterday: boolean;
}

type Teller = (words: {
  who: string;
  yuan: string;
  family: string;
  when: string;
  village: string;
  hospital: string;
  school: string;
}) => string;

const TELLERS: Record<HardshipType, Teller[]> = {
  重大疾病: [
    ({ who, hospital, yuan }) =>
      `${who}上个月查出重病，在${hospital}住院做了手术，报销以后自己还花了${yuan}多元，家里积蓄用完了，又向亲戚借了一些，后面还要复查吃药，实在拿不出钱。`,
    ({ who, hospital, yuan, family }) =>
      `${who}得了大病，一直在${hospital}治疗，每个月都要去，自付费用已经${yuan}元左右。${family}全靠种地，现在地里的活也没人干，生活困难，请求给予救助。`,
    ({ who, hospital, yuan }) =>
      `${who}突发疾病送到${hospital}抢救，住院十几天，除去合作医疗报销，个人负担${yuan}元，出院后不能干重活，没有收入来源。`,
  ],
  意外伤害: [
    ({ who, hospital, yuan }) =>
      `${who}在家修房子时从梯子上摔下来，送到${hospital}做了手术，自己掏了${yuan}元。医生说要养半年，家里少了一个劳动力。`,
    ({ who, hospital, yuan }) =>
      `${who}收玉米时手被机器夹伤，在${hospital}住院治疗，花费较大，自付${yuan}元，不属于工伤，也没有人赔偿，家里经济困难。`,
  ],
  火灾: [
    ({ village, family, when }) =>
      `${when}夜里${village}家中电线老化起火，三间土木房和粮食、被褥都烧了，${family}暂时借住在亲戚家，没有换洗衣服和吃的，急需帮助。`,
    ({ who, family }) =>
      `${who}家厨房着火引燃堆放的柴草，火势蔓延到正房，房顶塌了一半，粮食和家电大部分损毁，${family}没有地方住，天气冷，请求救助。`,
  ],
  交通事故: [
    ({ who }) =>
      `${who}骑三轮车去镇上卖菜，在路口被货车撞倒，腿部骨折住院，对方目前只垫付了一部分医药费，赔偿还没有谈好，家里没有人挣钱。`,
    ({ who }) =>
      `${who}晚上回家路上发生交通事故，肇事车辆逃逸，公安正在查找。人还在医院，押金是借的，家里孩子上学，老人有病，生活一下子困难了。`,
  ],
  突发事件: [
    ({ who }) =>
      `冰雹把${who}家的果园全部打坏，今年基本没有收成，化肥农药还是赊的，家里没有其他收入，过冬的口粮和煤都成问题。`,
  ],
  教育支出: [
    ({ who, school, yuan }) =>
      `${who}今年考上${school}，学费住宿费要${yuan}元。家里种地收入少，助学贷款还没有批下来，凑了一部分还差很多，希望给予临时救助，不耽误孩子上学。`,
    ({ who, school, yuan }) =>
      `家里两个孩子上学，${who}在${school}就读，一年学费和生活费要${yuan}元以上，父母身体不好不能外出打工，无力承担。`,
  ],
  其他特殊原因: [
    ({ who, family }) =>
      `${who}外出打工半年没有要到工钱，${family}靠借钱过日子，老人吃药、孩子上学都要花钱，现在米面油都是邻居接济的，请政府帮助。`,
    ({ who, family }) =>
      `今年家里老人去世，办丧事欠了账，${who}身体不好干不了重活，${family}过冬的煤还没有买，存的粮食也不多，生活有困难，请求救助。`,
  ],
};

/** A child's accident is another story than a farmer's. */
const CHILD_ACCIDENT: Teller = ({ who, hospital, yuan }) =>
  `${who}放学路上从土坡上摔下来，胳膊骨折，在${hospital}做了手术，自己花了${yuan}元。父母在外打工收入不稳定，还要留一个人在家照看孩子，生活有困难。`;

/** Somebody of 60 does not go out to work. */
const OLD_AGE: Teller = ({ who, family }) =>
  `${who}年纪大了没有劳动能力，子女在外打工收入少，看病吃药又花了不少，${family}冬天取暖的煤还没有买，生活有困难，请求救助。`;

const HOUSE_LOST: Teller = ({ village, family }) =>
  `前几天连续下大雨，${village}后面的山坡滑下来，把院墙和一间偏房冲倒了，养的羊也死了几只，${family}生活受影响，请求救助。`;

/** The tellings that fit. */
function tellersFor({ hardship, minor, old, block }: Story): Teller[] {
  if (hardship === '意外伤害' && minor) return [CHILD_ACCIDENT];
  if (hardship === '其他特殊原因' && old) return [OLD_AGE];
  if (hardship === '突发事件' && textAt(block, 'loss', 'kind') === '房屋损毁') return [HOUSE_LOST];
  return TELLERS[hardship];
}

/** The text of `hardship_desc`. */
export function tellHardship(d: Draw, story: Story): string {
  const { name, relation, persons, village, block } = story;
  const told = d.pick(tellersFor(story))({
    who: story.byAssistant
      ? `村民${name}`
      : relation === '本人'
        ? '本人'
        : `我${{ 配偶: '爱人', 子女: '孩子', 父母: '父母' }[relation] ?? '家人'}${name}`,
    yuan: yuanOf(block),
    family: persons === 1 ? '独自一人' : `一家${persons}口`,
    when: story.yesterday ? '昨天' : '前些天',
    village,
    hospital: textAt(block, 'medical', 'hospital') ?? '县医院',
    school: textAt(block, 'education', 'school') ?? '学校',
  });
  return story.byAssistant ? `经入户了解：${told}` : told;
}

function textAt(block: JsonObject, group: string, field: string): string | undefined {
  const value = (block[group] as JsonObject | undefined)?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** What the household carries itself, in whole yuan. */
function yuanOf(block: JsonObject): string {
  const medical = block['medical'] as
    { total: number; insurance_paid: number; other_aid_paid: number } | undefined;
  const fees = (block['education'] as { fees: number } | undefined)?.fees;
  const fen = medical ? medical.total - medical.insurance_paid - medical.other_aid_paid : (fees ?? 0);
  return String(Math.round(fen / 100));
}

/** medical, education or loss with compensation, whichever the hardship asks for. */
export function hardshipBlock(wish: HouseholdWish, d: Draw): JsonObject {
  const { hardship } = wish;
  if (hardship === '重大疾病' || hardship === '意外伤害') return { medical: medical(wish, d) };
  if (hardship === '教育支出') {
    const stage = wish.education ?? '大学';
    const school = {
      学前: '青河县中心幼儿园',
      义务: '青石镇中心小学',
      '高中/中职': '青河县第一中学',
      大学: '示例理工学院',
    }[stage];
    return {
      education: { school, stage, fees: 10_000 * (stage === '大学' ? d.int(58, 92) : d.int(12, 26)) },
    };
  }
  if (hardship === '其他特殊原因') return {};
  const kind =
    wish.lossKind ?? (hardship === '交通事故' ? '车辆损失' : hardship === '火灾' ? '房屋损毁' : '财物损失');
  return {
    loss: { kind, estimate: 100_000 * d.int(4, 45) },
    compensation: hardship === '交通事故' ? 100_000 * d.int(0, 4) : 0,
  };
}

function medical(wish: HouseholdWish, d: Draw): JsonObject {
  const selfPaid = wish.selfPaid ?? 100_000 * d.int(11, 29);
  const other = d.chance(30) ? 100_000 * d.int(1, 4) : 0;
  const insured = Math.round((selfPaid * d.int(60, 160)) / 10_000) * 100;
  return {
    hospital: d.pick(['青河县人民医院', '示例市第二人民医院', '示例省立医院', '柳林县人民医院']),
    diagnosis:
      wish.hardship === '意外伤害'
        ? d.pick(['左股骨骨折', '腰椎压缩性骨折', '右手挤压伤', '颅脑外伤'])
        : d.pick(['脑梗死', '肺癌', '尿毒症', '急性心肌梗死', '胃恶性肿瘤', '肝硬化失代偿期']),
    total: selfPaid + insured + other,
    insurance_paid: insured,
    other_aid_paid: other,
  };
}
