/** Made-up data for the tests of the pages: usual ones, and the longest names there are. */
import type { CaseEventView, CaseView, FormView, NoticeItem, RouteStop, TrackView } from '../../core/api.ts';
import { makeCalendar } from '../../core/time/calendar.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import type { ArchivePageProps } from './archive.ts';
import type { PageClock } from './dates.ts';
import type { DocumentPageProps } from './document.ts';
import type { Site } from './frame.ts';
import type { RegionItem } from './regions.ts';

export const LONG_VILLAGE = '三岔口胜利联合易地扶贫搬迁集中安置点新村';
export const LONG_NAME = '阿卜杜热合曼·买买提吐尔逊江·阿卜杜克里木';

export const site: Site = {
  place: '青河县',
  office: '青河县民政局',
  phone: '0936-8812345',
  hours: '工作日 8:30–12:00,14:30–18:00',
};

/** Monday 2 March 2026, 10:32. */
export const clock: PageClock = {
  now: '2026-03-02T02:32:00.000Z',
  calendar: makeCalendar({ '2026': { holidays: [], workdays: [] } }),
};

export const regions: RegionItem[] = [
  { code: '99', name: '示例省' },
  { code: '9901', name: '示例市' },
  { code: '990101', name: '青河县' },
  { code: '990101001', name: '青石镇' },
  { code: '990101001001', name: '青石村' },
  { code: '990101001006', name: '青石社区', kind: 'community' },
  { code: '990101002', name: '河口镇' },
  { code: '990101002005', name: LONG_VILLAGE },
  { code: '990102', name: '柳林县' },
  { code: '990102001', name: '柳泉镇' },
  { code: '990102001001', name: '柳泉村' },
];
const VILLAGES = regions.filter((r) => r.code.length === 12);

export function fields(n: number): NoticeItem['fields'] {
  const usual: [string, string, Json][] = [
    ['name', '申请人', '张**'],
    ['address', '住址', '青石村一组**号'],
    ['persons', '家庭人口', '3 人'],
    ['type', '救助类型', '支出型'],
    ['decision.amount', '拟救助金额', 280_000],
    ['happened_on', '发生日期', '2026-02-10'],
    ['reason', '救助事由', '因火灾造成住房损毁,家庭基本生活暂时出现困难'],
  ];
  return Array.from({ length: n }, (_, i) => {
    const [name, label, value] = usual[i % usual.length] as [string, string, Json];
    return i < usual.length ? { name, label, value } : { name: `${name}_${i}`, label: `${label}${i}`, value };
  });
}

export function notice(more: Partial<NoticeItem> = {}): NoticeItem {
  return {
    id: 'c1.7',
    kind: 'publicity',
    title: '关于拟给予张**临时救助的公示',
    process: 'sample',
    processTitle: '临时救助',
    region: '990101001001',
    regionName: '青石村',
    postedAt: '2026-03-02T01:00:00.000Z',
    endsAt: '2026-03-05T16:00:00.000Z',
    open: true,
    ended: false,
    fields: fields(7),
    phone: '0936-8812345',
    ...more,
  };
}

export function longNotice(): NoticeItem {
  return notice({
    title: `关于拟给予${LONG_VILLAGE}${LONG_NAME}家庭支出型临时救助(含先行救助后补手续、一次审批分阶段救助)的公示`,
    processTitle: '城乡居民最低生活保障家庭年度复核与动态管理',
    region: '990101002005',
    regionName: LONG_VILLAGE,
    fields: [
      { name: 'name', label: '共同生活的家庭成员中申请人的姓名', value: LONG_NAME },
      { name: 'amount', label: '拟救助金额', value: 123_456_789_00 },
      { name: 'text', label: '说明', value: '因火灾造成住房损毁。'.repeat(30) },
      { name: 'list', label: '名单', value: Array.from({ length: 12 }, () => '欧阳*') },
      { name: 'url', label: '编号', value: 'A'.repeat(60) },
    ],
  });
}

/** As a full board: several villages, all states. */
export function notices(n: number): NoticeItem[] {
  const states: Partial<NoticeItem>[] = [
    {},
    { endsAt: '2026-03-02T16:00:00.000Z' },
    { ended: true, open: false, endsAt: '2026-02-20T16:00:00.000Z', postedAt: '2026-02-12T01:00:00.000Z' },
    { kind: 'result', open: false, title: '临时救助对象公布(2026年2月)' },
  ];
  return Array.from({ length: n }, (_, i) => {
    const village = VILLAGES[i % VILLAGES.length] as RegionItem;
    const of = village.name === LONG_VILLAGE ? longNotice() : notice();
    return { ...of, ...states[i % 5], id: `c${i}.1`, region: village.code, regionName: village.name };
  });
}

export const route: RouteStop[] = [
  {
    step: 'a',
    label: '提交申请',
    state: 'done',
    who: '本人',
    at: '2026-02-24T01:10:00.000Z',
    due: null,
    help: null,
  },
  {
    step: 'b',
    label: '受理',
    state: 'done',
    who: '青石镇便民服务中心',
    at: '2026-02-25T02:00:00.000Z',
    due: null,
    help: null,
  },
  {
    step: 'c',
    label: '入户调查',
    state: 'current',
    who: '青石镇民政办',
    at: null,
    due: '2026-03-04T16:00:00.000Z',
    help: '工作人员会到您家里看一看,请留意电话,准备好医疗票据。',
  },
  {
    step: 'd',
    label: '公示',
    state: 'ahead',
    who: null,
    at: null,
    due: null,
    help: '在村务公开栏公示 3 个工作日。',
  },
  { step: 'e', label: '审批', state: 'ahead', who: '县民政局', at: null, due: null, help: null },
  { step: 'f', label: '发放', state: 'ahead', who: null, at: null, due: null, help: '打到您的一卡通。' },
];

export const track: TrackView = {
  caseNo: '990101-LS-2026-00012',
  processTitle: '临时救助',
  word: '办理中',
  startedAt: '2026-02-24T01:10:00.000Z',
  route,
};

export const objectionForm: { schema: JsonObject } = {
  schema: {
    type: 'object',
    required: ['content'],
    properties: {
      objector_name: { type: 'string', title: '您的姓名', description: '可以不填。', maxLength: 30 },
      phone: { type: 'string', format: 'phone', title: '联系电话', description: '留了电话,便于答复。' },
      relation: { type: 'string', title: '您是', enum: ['村民', '其他'] },
      content: {
        type: 'string',
        title: '异议内容',
        description: '哪里与实际不符,尽量写具体。',
        maxLength: 1000,
        'x-widget': 'textarea',
      },
      evidence: { 'x-type': 'attach', title: '照片等材料' },
      received_at: { type: 'string', format: 'date-time', 'x-auto': 'now' },
    },
  },
};

export const letter: DocumentPageProps = {
  site,
  title: '不予临时救助决定书',
  number: '青河县民救不〔2026〕12号',
  body: [
    '王某军:',
    '你于2026年2月24日提出的临时救助申请(受理编号 990101-LS-2026-00012)已收悉。经调查核实,',
    '现将情况告知如下。',
    '',
    '# 一、核查情况',
    '| 家庭人口 | 4 人 | 申请金额 | 3,000.00 元 |',
    '| 困难类型 | 重大疾病 | 拟救助金额 | 0.00 元 |',
    '',
    '# 二、决定及理由',
    '根据《社会救助暂行办法》第四十八条,你家庭人均可支配收入高于本县低收入家庭认定标准,决定不予临时救助。',
    '如不服本决定,可以自收到本决定书之日起六十日内向青河县人民政府申请行政复议,或者在六个月内依法提起行政诉讼。',
  ],
  offices: ['青河县民政局'],
  date: '2026-03-02',
};

const form = {
  id: 'sample/application',
  title: '申请表',
  schema: {
    type: 'object',
    properties: {
      applicant: {
        type: 'object',
        title: '申请人',
        properties: {
          name: { type: 'string', title: '姓名' },
          id_no: { type: 'string', title: '证件号码' },
          residence_region: { type: 'string', format: 'region', title: '居住地' },
        },
      },
      members: {
        type: 'array',
        title: '家庭成员',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: '姓名' },
            relation: { type: 'string', title: '与户主关系' },
            income_month: { type: 'integer', format: 'money', title: '月均收入' },
          },
        },
      },
      category: { type: 'array', title: '对象类别', items: { type: 'string' } },
      urgent: { type: 'boolean', title: '是否急难' },
      happened_on: { type: 'string', format: 'date', title: '发生日期' },
      requested_amount: { type: 'integer', format: 'money', title: '申请金额' },
      attach: { 'x-type': 'attach', title: '材料' },
      commitment: { 'x-type': 'sign', title: '承诺签名' },
    },
  },
} as unknown as FormView;

export function caseView(rows: number): CaseView {
  return {
    id: 'c1',
    caseNo: '990101-LS-2026-00012',
    process: 'sample',
    processTitle: '临时救助',
    subject: '王** 临时救助',
    status: 'running',
    word: '办理中',
    outcome: null,
    outcomeLabel: null,
    region: '990101001001',
    regionName: '青石村',
    startedAt: '2026-02-24T01:10:00.000Z',
    endedAt: null,
    steps: ['d'],
    stepLabels: ['公示'],
    version: 3,
    seq: 9,
    filer: '李协理',
    behalfOf: '王**',
    data: {
      applicant: { name: '王某军', id_no: '990101********0037', residence_region: '990101001001' },
      members: Array.from({ length: rows }, () => ({
        name: LONG_NAME,
        relation: '子女',
        income_month: 180_000,
      })),
      category: ['低保', '支出型困难'],
      urgent: true,
      happened_on: '2026-02-10',
      requested_amount: 300_000,
      attach: [{ kind: '诊断书及费用票据', name: '诊断书和结算单.jpg' }],
      commitment: `data:image/png;base64,${'A'.repeat(300)}`,
    },
    masked: ['applicant.id_no'],
    form,
    forms: { 'sample/application': form },
    blocks: Array.from({ length: Math.min(rows, 40) }, (_, i) => ({
      step: 'c',
      label: '入户调查',
      action: 'submit',
      actionLabel: '提交调查',
      by: '李调查员',
      role: '乡镇调查人员',
      at: '2026-02-27T07:20:00.000Z',
      comment: i % 2 === 0 ? '经入户查看,住房确因火灾损毁,属实。\n建议救助 2,800 元。' : null,
      form: null,
      data: {},
    })),
    route,
    clock: { dueAt: '2026-03-17T16:00:00.000Z', paused: true, overdue: false },
    notices: rows > 0 ? [notice()] : [],
    objections:
      rows > 0
        ? [
            {
              id: 'o',
              receivedAt: '2026-03-03T02:00:00.000Z',
              content: '他家在县城还有一套房子。',
              finding: '不属实',
              reply: '经查无登记。',
            },
          ]
        : [],
    obligations:
      rows > 0
        ? [{ kind: 'papers', label: '补齐材料', dueAt: '2026-03-09T16:00:00.000Z', state: 'open' }]
        : [],
    documents:
      rows > 0
        ? [{ id: 'd', title: '受理通知书', number: '青石临救受〔2026〕12号', at: '2026-02-25T02:00:00.000Z' }]
        : [],
    ledger:
      rows > 0 ? [{ ledger: '临时救助台账', from: '2026-03-01', to: null, data: { amount: 280000 } }] : [],
    myTasks: [],
    actions: [],
    may: {},
  };
}

export function events(n: number): CaseEventView[] {
  return Array.from({ length: n }, (_, i) => ({
    id: `c1:${i}:0`,
    seq: i,
    at: '2026-02-27T07:20:00.000Z',
    type: 'task.acted',
    text: i % 3 === 1 ? '公示期满' : '王审核员 同意,建议 2,800 元',
    by: i % 3 === 1 ? '系统' : '王审核员',
    step: 'c',
    stepLabel: i % 4 === 3 ? null : '乡镇审核',
    comment: i % 3 === 0 ? '情况属实,同意上报。' : null,
    minor: i % 3 === 1,
  }));
}

export function archive(rows: number): ArchivePageProps {
  return {
    site,
    case: caseView(rows),
    events: events(rows),
    regionName: (code) => regions.find((r) => r.code === code)?.name,
    printedBy: '青石镇民政办 王审核员',
    printedAt: clock.now,
  };
}
