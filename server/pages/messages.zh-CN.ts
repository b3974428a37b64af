const site = {
  name: '乡治',
  section: '政务公示',
  skip: '跳到正文',
  nav: '网站导航',
  notices: '公示',
  track: '进度查询',
  apply: '我要申请',
  login: '登录',
  staffLogin: '工作人员登录',
  phone: '联系电话',
  hours: '工作时间',
  footer: '公示内容由发布单位负责解释。',
  none: '—',
  yes: '是',
  no: '否',
  yuan: '元',
};

const home = {
  title: '便民服务',
  lead: (place: string) => `${place}的群众可以在这里申请事项、看公示、查进度，用手机就能办。`,
  applyHint: '能办的事项都在这里，本人申请或请人代办。填到一半可以放下，下次接着填。',
  noticesTitle: '查公示',
  noticesHint: '看本村、本乡镇正在公示的事项。有不同意见可以直接提，可以不留姓名。',
  openNotices: (n: number) => `现有 ${n} 条正在公示`,
  trackTitle: '查进度',
  trackHint: '凭受理编号和身份证号后四位，看办到哪一步、还要多久。',
  help: '不会用手机办？',
  helpText: '请到村委会找协理员代办，或到乡镇便民服务中心窗口办理。',
  call: (office: string) => `打电话问${office}`,
};

const noticeList = {
  title: '公示',
  filter: '按地区查看',
  county: '县（区）',
  town: '乡镇（街道）',
  village: '村（社区）',
  all: '全部',
  townFirst: '先选乡镇，点“查看”后再选村。',
  range: '公示范围',
  show: '查看',
  reset: '查看全部地区',
  count: (n: number) => `${n} 条`,
  found: (place: string, n: number, more: boolean) => `${place}：${more ? '本页' : '共'} ${n} 条公示`,
  everywhere: '全部地区',
  next: '下一页',
  first: '回到第一页',
  empty: (place: string) => `${place}目前没有公示。`,
  emptyWhy: '公示期满一段时间后，公示会从网上撤下。',
  emptyNext: '可以换一个地区查看，或查看全部地区。',
  emptyPhone: '要了解以前的公示，请打电话询问：',
};

const notice = {
  publicityIntro: '现将下列事项予以公示，接受群众监督。',
  resultIntro: '现将办理结果予以公布，接受群众监督。',
  place: '所在地区',
  matter: '公示事项',
  item: '项目',
  content: '内容',
  period: (span: string) => `公示期：${span}`,
  resultPeriod: (span: string) => `公布期：${span}`,
  to: (from: string, to: string) => `${from}至${to}`,
  lastDay: '今天截止',
  suspended: '公示暂停',
  range: (where: string) => `公示范围：${where}`,
  resultRange: (where: string) => `公布范围：${where}`,
  haltedNote: {
    upheld: '收到的异议经核查属实，本公示中止，公示期停止计算，不再受理异议。办理有了新的进展再行公布。',
    objected: '本公示收到异议，正在核查，公示期停止计算，暂不受理异议。',
  },
  endOpen: '截止日待定',
  fromOpen: (from: string) => `${from}起，截止日待定`,
  suspendedNote:
    '本件暂停办理，公示期也停止计算，暂不受理异议；恢复办理后补足剩余天数，截止日以恢复后公布的为准。',
  periodWord: '公示期',
  resultPeriodWord: '公布期',
  over: '公示期已满',
  resultOver: '公布期已满',
  appeal:
    '对以上内容有异议的，请在公示期内向我单位反映，可以当面提出、打电话，也可以在网上提出；可以不留姓名。',
  appealPhone: '受理异议电话：',
  appealScan: '手机扫码查看本公示、提出异议',
  object: '我有异议',
  objectHint: '可以不留姓名。您的身份不会告诉被公示的人。',
  overNote: (end: string) => `本公示已于${end}期满，不再受理异议。`,
  resultOverNote: (end: string) => `本公布已于${end}期满。`,
  closedNote: '本公示目前不在网上受理异议。如有意见，请打电话或当面向发布单位反映。',
  resultNote: '如对办理结果有意见，请打电话或当面向发布单位反映。',
  otherMeans: '其他问题请打电话：',
  back: '返回公示列表',
  posted: '发布日期',
  callUs: '联系电话：',
  seal: '公示',
  resultSeal: '公布',
};

const objection = {
  title: '我有异议',
  about: '您要提出异议的公示',
  intro: '把您知道的情况写下来即可。我们会派没有参与调查的人员核查。',
  optional: '可不填',
  choose: '请选择',
  until: (end: string) => `最迟${end}提出。`,
  privacy: '可以不留姓名。您的身份不会告诉被公示的人。',
  evidence: '有照片、票据等材料的，提交后可凭回执号送到发布单位，或打电话联系。',
  submit: '提交异议',
  cancel: '不提了，返回公示',
  trap: '此处请勿填写',
  errorTitle: (n: number) => `有 ${n} 处需要改正，改好后再提交。您已写的内容都在。`,
  errorMark: (n: number) => `${n} 处需改正`,
  missing: (label: string) => `请填写${label}`,
  tooShort: (label: string, min: number, now: number) =>
    `${label}至少写 ${min} 个字，现在是 ${now} 个字，请写具体一些`,
  tooLong: (label: string, max: number, now: number) =>
    `${label}最多 ${max} 个字，现在是 ${now} 个字，请删减 ${now - max} 个字`,
  notAChoice: (label: string) => `“${label}”请从给出的选项中选一项`,
  reasonsHint: (min: number, max: number) => `哪里与实际不符，尽量写具体。${min} 至 ${max} 个字。`,
  length: (min: number, max: number) => `${min} 至 ${max} 个字。`,
  doneTitle: '异议已收到',
  receipt: '回执号',
  receiptHint: '请抄下或拍下回执号，询问核查情况时要用。',
  receivedAt: (when: string) => `收到时间：${when}`,
  nextTitle: '接下来',
  next: (office: string) => [
    `${office}安排没有参与调查的人员核查，您写的内容会原样交给核查人员。`,
    '核查清楚之前，公示的事项不会批准。',
    '留了电话的，核查后会向您答复；没有留电话的，可凭回执号打电话询问。',
  ],
  ask: '询问电话：',
  closedTitle: '不能再提出异议',
  written: '您写的内容（没有提交）',
  cancelClosed: '返回公示',
};

const track = {
  title: '进度查询',
  intro: '填写受理编号和申请人身份证号的后四位，不用登录。',
  caseNo: '受理编号',
  caseNoHint: '在申请回执或短信上，例如 990101-LS-2026-00012',
  idLast4: '身份证号后四位',
  idLast4Hint: '最后一位是字母的填 X',
  submit: '查进度',
  again: '再查一件',
  notFound: '没有查到相符的办件，请核对受理编号和身份证号后四位。',
  notFoundPhone: '核对无误仍查不到的，请打电话询问：',
  missingCaseNo: '请填写受理编号',
  badLast4: '请填写身份证号的后四位，数字或 X',
  state: '目前',
  started: (when: string) => `${when}提交`,
  supplement: '需要您补充材料。请登录后按提示补齐，补齐后继续办理。',
  supplementGo: '登录补充材料',
  route: '办理过程',
  done: '已完成',
  current: '正在办理',
  ahead: '尚未开始',
  doneBy: (who: string) => `${who}办理`,
  hasIt: (who: string) => `现在由${who}办理`,
  until: (when: string) => `最迟${when}办完`,
  late: (when: string) => `应在${when}办完，已经超期`,
  ask: '有疑问请打电话：',
};

interface ErrorWords {
  title: string;
  text: string;
  next: string;
}

const errors = {
  400: { title: '这个地址不完整', text: '打开的地址或提交的内容有缺漏。', next: '请从首页重新进入。' },
  401: { title: '请先登录', text: '这一页要登录后才能看。', next: '登录后会回到这一页。' },
  403: {
    title: '您没有查看这一页的权限',
    text: '这一页只有经办人员可以看。',
    next: '如果是您的工作，请换用有权限的账号登录，或联系本单位管理员。',
  },
  404: {
    title: '没有找到这一页',
    text: '地址可能抄错了；如果是公示，可能已经期满撤下。',
    next: '可以到公示列表里找，或打电话询问。',
  },
  413: {
    title: '提交的内容太大',
    text: '文字或照片超过了上限，没有收到。',
    next: '请返回上一页，减少内容后再提交。',
  },
  429: {
    title: '操作太频繁，请稍等',
    text: '短时间内提交或查询的次数较多，系统暂时不再接收。',
    next: '您已提交的内容不受影响。',
  },
  500: {
    title: '系统出了问题',
    text: '这不是您的操作造成的，已经记录下来。',
    next: '请过几分钟再试；急事请打电话。',
  },
  503: {
    title: '系统正在维护',
    text: '暂时不能办理，已提交的内容都在。',
    next: '请过几分钟再试；急事请打电话。',
  },
} as const satisfies Record<number, ErrorWords>;

const errorPage = {
  wait: (seconds: number) =>
    seconds < 60 ? `请 ${seconds} 秒后再试。` : `请 ${Math.ceil(seconds / 60)} 分钟后再试。`,
  number: (id: string) => `问题编号 ${id}，打电话时报给工作人员可以更快查到原因。`,
  home: '回首页',
  notices: '看公示',
  login: '去登录',
  status: (code: number) => `代码 ${code}`,
};

const document = {
  number: '文号',
  sealHere: '盖章处',
  back: '返回',
};

const archive = {
  /** Between the entries of a list. */
  between: '、',
  pair: (label: string, value: string) => `${label} ${value}`,
  title: '办件档案',
  back: '返回办件',
  caseNo: '受理编号',
  matter: '事项',
  subject: '办件',
  region: '所属地区',
  filer: '提交人',
  behalfOf: '代办对象',
  behalf: (name: string) => `为${name}代办`,
  startedAt: '提交时间',
  endedAt: '办结时间',
  state: '状态',
  result: '结果',
  steps: '当前环节',
  due: '办理时限',
  paused: '（已暂停计时）',
  overdue: '（已超期）',
  version: '事项版本',
  versionNo: (n: number) => `第 ${n} 版`,
  application: '一、申请内容',
  blocks: '二、各环节办理意见',
  notices: '三、公示与异议',
  outputs: '四、文书、台账与后续事项',
  events: '五、办理经过',
  opinion: '意见',
  noOpinion: '（没有填写意见）',
  masked: '带 * 的内容按规定隐去。',
  noApplication: '没有可以查看的申请内容。',
  noBlocks: '还没有环节办理。',
  noNotices: '没有公示。',
  noOutputs: '没有文书、台账和后续事项。',
  noEvents: '没有记录。',
  objection: (when: string) => `${when}收到异议`,
  objected: '异议内容',
  finding: '核查结论',
  reply: '答复',
  unanswered: '核查中，尚未答复',
  documents: '文书',
  ledgers: '台账',
  document: (title: string, number: string | null | undefined, day: string) =>
    `${title}${number ? ` ${document.number} ${number}` : ''}，${day}`,
  ledgerRow: (title: string, from: string, to: string | null | undefined) =>
    `${title}，自${from}${to ? `至${to}` : ''}：`,
  shown: (label: string, at: string | null | undefined | 0, text: string) =>
    `${label}，${at ? `${at}，` : ''}${text}`,
  time: '时间',
  who: '人员',
  what: '经过',
  step: '环节',
  machine: '系统',
  rowNo: '序号',
  printed: (when: string, by: string) => `${by}于${when}打印`,
};

/** What an office that posts for a region is called when the process names none. */
const offices = {
  village: '村民委员会',
  community: '居民委员会',
  township: '人民政府',
  street: '办事处',
};

/** Every sentence of the public pages, by page. Official but plain: read by villagers, printed by offices. */
export const zhCN = {
  site,
  home,
  noticeList,
  notice,
  objection,
  track,
  errors,
  errorPage,
  document,
  archive,
  offices,
};
