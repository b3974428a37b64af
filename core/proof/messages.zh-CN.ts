/** What the proofs of diagrams and of machines find, by the rule that finds it. */
export const zhCN = {
  boundaryEvents: {
    fault: (called: string, what: string) => `边界事件“${called}”${what}`,
    detached: '没有附在任何活动上',
    entered: '不能有流入的连线',
    noWayOut: '没有流出的连线，发生之后不知道怎么办',
    nothingAwaited: '没有说明等待什么',
    mustInterrupt: '是错误事件，只能是中断的',
  },
  connected: {
    alone: '没有与其他元素相连',
    neverStarts: '没有流入的连线，永远不会开始',
    goesNowhere: '没有流出的连线，办到这里就断了',
    unreachable: '从开始事件走不到，永远不会办到',
  },
  cutOff: {
    cutOff: (called: string, stopped: string) =>
      `到达终止结束“${called}”时，${stopped}可能还没有办完，会被一并取消`,
    between: '、',
  },
  deadElements: {
    nobodyThrows: (called: string) => `“${called}”等待的错误或上报，里面没有任何地方会发出`,
    neverReached: (called: string) => `“${called}”永远不会办到`,
  },
  deadlocks: {
    join: '汇合',
    work: '办理',
    stuckWaiting: (name: string, awaited: string) =>
      `会停在“${name}”：它要等${awaited}那一路，而那一路可能不会来`,
    between: '、',
    stuck: (name: string, waits: string) => `会停在“${name}”，不能再往下${waits}`,
    endless: (names: string) => `会在${names}之间一直循环，没有出口`,
  },
  defaults: {
    notItsOwn: (called: string, flow: string) => `“${called}”的默认去向 ${flow} 不是它的流出连线`,
    isDefault: '是默认去向',
    noChoice: (called: string) => `从“${called}”出来不看条件`,
    conditionIdle: (name: string, why: string) => `连线“${name}”上的条件不起作用：它${why}`,
  },
  eventGateways: {
    otherFlows: '还有别的流入连线',
    notAnEvent: '不是等待消息、时间、信号或条件的事件',
    badTarget: (called: string, target: string, why: string) => `事件网关“${called}”之后的“${target}”${why}`,
    oneWay: (called: string) => `事件网关“${called}”只有一个去向，没有可等的另一件事`,
  },
  eventSubprocesses: {
    oneStart: (called: string) => `事件子流程“${called}”须有且只有一个说明了等待什么的开始事件`,
    noFlows: (called: string) => `事件子流程“${called}”由事件启动，不能有连线`,
  },
  flowEnds: {
    crossing: (name: string) => `连线“${name}”穿过了子流程或泳池的边界`,
    loose: (name: string) => `连线“${name}”有一端没有连到元素上`,
    intoStart: (called: string) => `开始事件“${called}”不能有流入的连线`,
    outOfEnd: (called: string) => `结束事件“${called}”不能有流出的连线`,
  },
  gatewayConditions: {
    prose: '条件是文字说明，不是表达式',
    notFeel: (language: string) => `条件不是 FEEL，而是 ${language}`,
    bare: (called: string, flow: string) => `“${called}”的去向“${flow}”没有写条件`,
    undecided: (called: string, complete: string, why: string) =>
      `无法判断“${called}”的条件是否${complete}互斥：${why}`,
    completeAnd: '齐全、',
    never: (flow: string, condition: string) => `去向“${flow}”的条件永远不会成立：${condition}`,
    hole: (called: string, when: string) => `“${called}”的条件有遗漏：${when}时没有去向，也没有默认去向`,
    perhapsHole: (called: string, when: string) =>
      `“${called}”的条件可能有遗漏：${when}时没有去向；如果可能出现，请加默认去向`,
    overlap: (called: string, flows: string, how: string, when: string, then: string) =>
      `“${called}”的去向${flows}${how}同时成立：${when}${then}`,
    and: '与',
    perhaps: '可能',
    firstTaken: '，按先后取前一个',
  },
  gatewayLoops: {
    between: '、',
    changesNothing: (names: string) =>
      `${names}绕成一圈，圈里没有人办理、也没有改变任何内容：进来的会一直转下去。请把回路接到要重新办理的环节`,
  },
  houseLimits: {
    signal: (called: string) => `信号“${called}”只在同一件里有效，本流程里没有等它的环节，其他办件收不到`,
    comesAgain: (called: string) =>
      `不中断的“${called}”一次处理一份：上一份没有办完时再次发生的，不会另起一份`,
    condition: (called: string) => `条件事件“${called}”在本件有动作时才检查条件，外部数据变化不会触发`,
    counted: (called: string, cycle: string) =>
      `“${called}”的 ${cycle} 写了次数，但它只会触发一次；要反复触发，请画成不中断的边界事件`,
    awaitsAnswer: (called: string, answer: string) =>
      `“${called}”另立一件后等待回音“${answer}”：那个事项办结时须发回这一消息，否则一直等待`,
  },
  diagramLimits: {
    inFixedOrder: (called: string, looked: number) =>
      `“${called}”并行太多，无法逐一检查所有先后次序：按固定次序查完了 ${looked} 种情形，能否办完已经查清，同一处重复办理的情形可能有遗漏`,
    tooMany: (called: string, looked: number) => `“${called}”的情形太多，只检查了 ${looked} 种，其余没有结论`,
    branches: (called: string) => `“${called}”的分支太多，没有检查所有组合`,
    adHoc: (called: string) => `临时子流程“${called}”内部没有次序，未作检查`,
    complexGateway: (called: string) => `复杂网关“${called}”按包容网关检查，它自己的规则没有检查`,
  },
  links: {
    noTarget: (called: string) => `连接事件“${called}”没有对应的去处`,
    severalTargets: (linkName: string) => `有几个名为“${linkName}”的连接去处，不知道去哪一个`,
    noSource: (called: string) => `连接事件“${called}”没有对应的来处`,
  },
  messageFlows: {
    samePool: (name: string) => `消息流“${name}”的两端在同一个泳池内，请改用顺序流`,
  },
  multipleTokens: {
    onTwice: (name: string) => `同一件会从“${name}”往下走两次：并行的分支没有先汇合`,
    heldTwice: (name: string) => `“${name}”会被同一件同时办两次：并行的分支没有先汇合`,
  },
  startAndEnd: {
    ofSubprocess: (called: string) => `子流程“${called}”`,
    ofProcess: (called: string) => `流程“${called}”`,
    noStart: (what: string) => `${what}没有开始事件，不知道从哪里开始`,
    noEnd: (what: string) => `${what}没有结束事件，不知道怎样算办完`,
  },
  uncaughtErrors: {
    uncaught: (called: string) => `错误结束“${called}”没有任何地方处理，办件会因此中断`,
  },
  guardPoints: {
    other: '其他',
  },
  guards: {
    unreadable: (unreadable: string) => `条件无法解析：${unreadable}`,
    tooMany: '条件涉及的取值组合太多',
  },
  /** Kinds of values for people. */
  kinds: {
    any: '任意值',
    null: '空',
    boolean: '真假',
    number: '数字',
    string: '文字',
    list: '列表',
    object: '一组字段',
  },
  types: {
    neverEqual: (left: string, leftType: string, right: string, rightType: string) =>
      `“${left}”是${leftType}，“${right}”是${rightType}，比较永远不成立`,
    notAmong: (text: string, value: string, known: string) => `“${text}”没有“${value}”这个值，只有${known}`,
    between: '、',
  },
  infer: {
    wanted: (wanted: string, got: string) => `这里要的是${wanted}，得到的是${got}`,
    unknownName: (name: string, hint: string) => `没有“${name}”这个名称${hint}`,
    unknownPart: (whole: string, name: string) => `“${whole}”里没有“${name}”这一项`,
    notTruth: (text: string, type: string) => `“${text}”是${type}，不能当作条件`,
    notComputable: (text: string) => `“${text}”里的值不能这样计算`,
    didYouMean: (near: string) => `，是不是“${near}”`,
  },
  branches: {
    between: '、',
    neverDone: (label: string, where: string) => `“${label}”永远等不到全部完成${where}`,
    withoutEnd: (names: string) => `：${names}这一路没有终点`,
  },
  ends: {
    neverEnds: (label: string) => `到了“${label}”就再也不能办结`,
    unnamed: (label: string) => `“${label}”是最后一个状态，却没有写明是什么结果（meta.end）`,
    endless: (where: string) => `${where}流程会不停地转圈，停不下来`,
    after: (label: string) => `“${label}”之后`,
    atOnce: '一开始',
  },
  forms: {
    missing: (id: string) => `找不到表单 ${id}`,
    unused: (form: string) => `表单“${form}”没有任何环节使用`,
  },
  amounts: {
    noField: (label: string, field: string) => `“${label}”的按钮要写金额，它的表单里没有金额字段 ${field}`,
    noStep: (label: string, step: string) => `“${label}”的按钮要写去向，没有环节 ${step}`,
  },
  guardLists: {
    shadowed: (label: string, event: string, at: number) =>
      `“${label}”上“${event}”的第${at}个去向轮不到：前面的条件已经全部包含了它`,
    hole: (label: string, event: string, when: string) =>
      `“${label}”上“${event}”的条件有遗漏：${when}时没有去向`,
    perhapsHole: (label: string, event: string, when: string) =>
      `“${label}”上“${event}”的条件可能有遗漏：${when}`,
  },
  unknowns: {
    skips: (label: string, field: string) =>
      `“${label}”：没有填“${field}”时，该公示、该会签的就略过了；请写成只有确知不用时才略过，如 (…) != true`,
  },
  heard: {
    outcome: (label: string, outcome: string) => `“${label}”办理“${outcome}”之后没有去向`,
    answer: (type: string, label: string) => `答复“${type}”到来时，“${label}”没有去向`,
    neverHappens: (label: string, event: string, why: string) => `“${label}”等待的“${event}”不会发生：${why}`,
    nothingCauses: '流程里没有引起它的动作',
    notKnownHere: '它不是这里的结果、操作或消息',
  },
  machineLimits: {
    brokenStructure: '状态机的结构有误（例如去向不存在），没有检查能否办结',
    inFixedOrder: (looked: number) =>
      `并行的情形太多，没有逐一检查所有先后次序：按固定次序查完了 ${looked} 种，能否办结已经查清`,
    tooMany: (looked: number) => `情形太多，只检查了 ${looked} 种，能否办结没有结论`,
  },
  namesAndTypes: {
    broken: (why: string, text: string) => `表达式有误：${why}（${text}）`,
  },
  overwriting: {
    overwrites: (label: string, field: string) =>
      `“${label}”办理时填的内容会盖掉申请表里的“${field}”：两个代号相同，请改环节的代号、数据的块名或者字段名`,
  },
  clashes: {
    clash: (one: string, other: string) => `${one}和${other}同名，会互相遮住或者盖掉：请改其中一个`,
    house: '系统自带的名称',
    field: (form: string, name: string) => `表单“${form}”的字段“${name}”`,
    fieldAt: (label: string, form: string, name: string) =>
      `“${label}”写进申请内容的表单“${form}”的字段“${name}”`,
    step: (label: string, name: string) => `“${label}”办理时填的内容“${name}”`,
    act: (label: string, name: string) => `操作“${label}”填的内容“${name}”`,
    set: (path: string) => `流程里设置的值“${path}”`,
    computed: (name: string) => `计算值“${name}”`,
    lookups: (name: string) => `查询“${name}”`,
    tables: (name: string) => `标准表“${name}”`,
  },
  periods: {
    oneKind: '期限须写明且只写一种：工作日、自然日、小时、分钟或到哪一天',
    negative: '期限不能是负数',
    undefinedPeriod: (label: string, period: string) => `“${label}”用到的期限“${period}”没有定义`,
    unused: (name: string) => `期限“${name}”没有用到`,
  },
  outcomes: {
    sameWay: (label: string, one: string, other: string) =>
      `“${label}”选“${one}”和“${other}”去的是同一处：选了“${other}”之后照样往下走。请给它另画去向；确实有意如此的，请在“${other}”上勾选“去同一处，有意如此”`,
    noReason: (label: string, outcome: string) =>
      `“${label}”选“${outcome}”不用写理由：请在这个结果上写明必填的理由，或者配一张要填理由的表单`,
  },
  reachable: {
    neverReached: (label: string) => `环节“${label}”永远到不了`,
    neverTaken: (label: string, event: string) => `环节“${label}”上“${event}”的这一去向永远不会走`,
  },
  roles: {
    start: '发起',
    unknownRole: (name: string, role: string) => `“${name}”要找的岗位“${role}”不存在`,
    tooMany: (name: string, role: string, wanted: number, most: number) =>
      `“${name}”要${wanted}位“${role}”各办一次，而任何一处最多只有${most}人担任：会一直办不完`,
    nobody: (name: string, role: string) => `“${name}”要找的岗位“${role}”目前没有人担任`,
  },
  written: {
    unwritten: (label: string, name: string, where: string) =>
      `“${label}”用到“${name}”，但有的办理过程到这里还没有填写它（${where}）`,
  },
  runner: {
    failed: (rule: string, why: string) => `检查项“${rule}”自身出错，没有结论：${why}`,
  },
  /** Why what shows a fault may not occur after all. */
  doubts: {
    open: '取其他值',
    fraction: '带小数',
    null: '未填写',
    related: '如果这些值能同时出现',
  },
  witness: {
    doubted: (values: string, why: string) => `${values}（${why}）`,
    between: '、',
    anyCase: '任何情况',
    unfilled: (term: string) => `${term} 未填写`,
  },
};
