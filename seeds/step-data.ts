/**
 * What the officials of the demo county write at each step of `temporary-relief` and `relief-reserve-fund`, so that the
 * scripts in seeds/cases say only what is particular about a case.
 */
import { dayOf } from '../core/time/instant.ts';
import type { Fen, Instant, JsonObject } from '../core/vocabulary.ts';
import type { HouseholdWish } from './families.ts';

/** What a step's words can refer to. */
export interface Desk {
  /** When it is written. */
  now: Instant;
  /** The case's own number in the demo county, 1 first. */
  number: number;
  wish: HouseholdWish;
  /** The start form. */
  application: JsonObject;
  /** Papers owed after a first relief. */
  papers: () => JsonObject;
  /** Name of the n-th holder of a role for the case's region. */
  nameOf: (role: string, nth?: number) => string;
  villageName: string;
  /** How often this step has been acted on before in the case. */
  visit: number;
}

type Writer = (desk: Desk) => JsonObject;

const photo = (name: string): JsonObject => ({ kind: '照片', name: `${name}.jpg` });

/** By `step/outcome`. An act that is not here carries only what the script says. */
const WRITERS: Record<string, Writer> = {
  'acceptance/complete': () => ({ coi: false }),
  'first_relief/complete': firstRelief,
  'county_emergency/complete': firstRelief,
  'complete_documents/complete': (desk) => (desk.visit === 0 ? desk.papers() : homeVisit(desk)),
  'home_visit/complete': homeVisit,
  'economic_check/complete': economicCheck,
  'appraisal/complete': appraisal,
  'street_opinion/complete': streetOpinion,
  'publicity/post_photo': (desk) => ({
    place: ['村务公开栏'],
    post_photo: [{ kind: '张贴照片', name: `${desk.villageName}村务公开栏.jpg` }],
  }),
  'objection_check/complete': (desk) => ({
    verification: {
      visit_at: desk.now,
      findings: '入户查看并调取不动产登记信息，走访邻居两户。',
      photos: [photo('核查现场')],
    },
  }),
  'county_decision/approve': countyApproval,
  'payment/complete': payment,
  'recovery/complete': (desk) => ({
    date: dayOf(desk.now),
    receipt: [{ kind: '缴款凭证', name: '缴款单.jpg' }],
  }),
  'annual_quota_set/complete': quotaSet,
  'month_close/complete': () => ({ voucher: [{ kind: '银行对账单', name: '对账单.pdf' }] }),
  'follow_up/complete': (desk) => ({
    contacted_on: dayOf(desk.now),
    situation: '已缓解',
    note: '入户回访，救助金已用于治疗和生活，目前基本生活有保障。',
  }),
};

/** The data of an act, with what the script says on top. */
export function stepData(step: string, action: string, said: JsonObject, desk: Desk): JsonObject {
  const written = WRITERS[`${step}/${action}`]?.(desk) ?? {};
  const opposed = said['result'] === '不同意' || said['status'] === '失败';
  return opposed ? said : { ...written, ...said };
}

function amountOf({ wish }: Desk): Fen {
  return wish.amount ?? 100_000;
}

function payee({ application }: Desk): string {
  return (application['household'] as { head: string }).head;
}

function members({ application }: Desk): { name: string; health: string; income_month: number }[] {
  return (application['household'] as { members: { name: string; health: string; income_month: number }[] })
    .members;
}

function firstRelief(desk: Desk): JsonObject {
  return {
    decided_by: desk.nameOf('township_approver'),
    decided_at: desk.now,
    reason: '遭遇急难，不立即救助基本生活无法维持，经现场核实予以先行救助。',
    mode: '现金',
    amount: Math.min(amountOf(desk), 100_000),
    payee: payee(desk),
    two_staff: [desk.nameOf('township_window'), desk.nameOf('township_investigator')],
    receipt: [{ kind: '收据', name: '收据.jpg' }],
    photo: [photo('先行救助发放现场')],
  };
}

function homeVisit(desk: Desk): JsonObject {
  const [first, second] = [desk.nameOf('township_investigator'), desk.nameOf('township_investigator', 2)];
  const household = members(desk);
  return {
    visit_at: desk.now,
    visitors: [first, second],
    interviewee: payee(desk),
    present: desk.nameOf('relief_assistant'),
    findings: `家中共${household.length}人，困难情况与申请一致。住房简陋，主要家电齐全，无大额存款和贵重物品；日常开支主要靠种地和零工收入。`,
    photos: [photo('住房外观'), photo('入户谈话')],
    signatures: `${first}、${second}`,
    household_facts: household.map(({ name, health, income_month }) => ({
      name,
      seen: true,
      health,
      income_month,
    })),
    housing: '自有',
    property_findings: '除承包地和农具外无其他财产',
    debts: 500_000,
    neighbour_interviews: [{ name: '邻居甲', said: '他们家一直比较困难，这次确实是遇到了难事。' }],
    truthful: '属实',
    ...(desk.wish.severity === undefined ? {} : { severity: desk.wish.severity }),
    doubtful: false,
    suggestion: '建议给予临时救助。',
  };
}

function economicCheck(desk: Desk): JsonObject {
  const name = payee(desk);
  const check = (source: string, result: string, amount = 0): JsonObject => ({
    source,
    member: name,
    result,
    amount,
    hit: false,
  });
  return {
    items: [
      check('户籍', '与申请一致'),
      check('社保', '城乡居民养老保险正常参保'),
      check('车辆', '名下无机动车'),
      check('不动产', '仅有宅基地房屋'),
      check('工商', '无登记'),
      check('存款', '余额与申报相符', 320_000),
    ],
    conclusion: '符合',
  };
}

function appraisal(desk: Desk): JsonObject {
  const people = [
    'village_committee',
    'village_director',
    'village_reps',
    'village_reps',
    'village_reps',
    'village_supervision',
    'grid_worker',
    'care_contact',
    'redwhite_head',
  ];
  return {
    held_at: desk.now,
    place: `${desk.villageName}村委会会议室`,
    convener: desk.nameOf('village_committee'),
    attendees: people.map((role, i) => ({
      name: desk.nameOf(role, role === 'village_reps' ? i - 1 : 1),
      role: i < 2 ? '村两委' : '村民代表',
    })),
    votes_for: 8,
    votes_against: 0,
    abstain: 1,
    minutes: [{ kind: '会议记录', name: '民主评议会议记录.jpg' }],
  };
}

function streetOpinion(desk: Desk): JsonObject {
  const { wish } = desk;
  return {
    result: '同意',
    relief_type: wish.urgent ? '急难' : ['重大疾病', '教育支出'].includes(wish.hardship) ? '支出' : '其他',
    mode: '转账',
    amount: amountOf(desk),
    months: 1,
  };
}

/** The reviewer signs first; the number is the approver's. */
function countyApproval({ now, number, wish, visit }: Desk): JsonObject {
  if (visit === 0) return {};
  const county = wish.village.startsWith('990102') ? '柳' : '青';
  return { decision_no: `${county}民救〔${dayOf(now).slice(0, 4)}〕${number}号` };
}

/** The bureau sets the quota, then the finance bureau pays the advance. */
function quotaSet({ now, visit }: Desk): JsonObject {
  if (visit === 0) return { note: '同意按年度预算核定。' };
  return { date: dayOf(now), voucher: [{ kind: '拨款凭证', name: '拨款单.pdf' }] };
}

function payment({ now }: Desk): JsonObject {
  return { batch_no: `${dayOf(now).slice(0, 7)}-LS-01`, status: '成功', paid_at: now };
}

/** The account of one street for the year in which the demo is started. */
export function fundStart(town: string, now: Instant): JsonObject {
  return { street: town, year: Number(dayOf(now).slice(0, 4)), quota: 5_000_000, threshold: 1_000_000 };
}
