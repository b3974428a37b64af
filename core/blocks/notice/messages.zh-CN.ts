/** Words of the block that announces to the public 公示. */
export const words = {
  proof: {
    neverEnds: (label: string) => `公示“${label}”期满之后没有去向`,
  },
  check: {
    notPublic: (field: string) => `公示字段 ${field} 不在公开白名单内`,
    noAnswer: (field: string) => `没有表单有答复异议的字段 ${field}`,
  },
  heard: { ended: '公示期满' },
  facts: { notice: '最近一次公示' },
  timers: { end: '公示期满', archive: '公示撤下' },
  events: {
    resumed: '继续公示',
    publicity: (title: string) => `发布公示：${title}`,
    result: (title: string) => `公布结果：${title}`,
    publicityEnded: '公示期满',
    resultEnded: '公布期满',
    moved: (until: string | null) => (until === null ? '公示期限待定' : `公示期限改为至${until}`),
    closed: '公示撤下',
    archived: '公示归档',
  },
  halted: { upheld: '异议属实，公示中止', objected: '有异议，公示暂停' },
  ranges: {
    village: '村（社区）公示栏',
    township: '乡镇（街道）公示栏',
    county: '县（市、区）公示栏',
    media: '报刊、广播',
    internet: '互联网',
  },
  and: '、',
  stillPublic: (step: string) => `${step}的公示尚未期满，新版本的环节没有公示`,
};

/** What an editor says of the words a notice is written in. */
export const language = {
  meta: '在此期间张贴的公示',
  notice: {
    kind: '公示（可提异议）还是结果公布',
    title: '公示标题，FEEL',
    days: '公示多久',
    fields: '群众看到的字段，按顺序；名称须在 public 名单内',
    when: '成立才张贴，FEEL；不成立视为期满',
    keep: '成立则沿用本环节上次公示的期限，FEEL',
    objections: '提异议用的表单；写了才收异议',
    range: '公示范围：在哪里公示；不写为互联网，不含互联网的不上网',
    answer: '异议核查表上哪一栏是核查结论、哪一栏是答复',
    archive: '公示期满后还对外显示多久；不写为30天',
  },
  answer: {
    finding: '核查结论是哪个字段',
    reply: '答复是哪个字段',
    upheld: '哪些核查结论算异议属实；属实的公示中止，仍在原处标明',
  },
  field: {
    name: '字段名',
    label: '显示的名称',
    value: '显示的值，FEEL',
    as: '值的种类：文字、数、金额（分）、日期……；表单字段照表单',
  },
};
