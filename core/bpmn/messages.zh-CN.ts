/** What reading, running and drawing BPMN says, by the file that says it. */
export const zhCN = {
  compile: {
    tooTangled: (maxPlaces: number) => `分支交错的部分过大（超过${maxPlaces}处），请用子流程拆开`,
    notCompiled: '流程无法编译，请联系技术人员',
  },
  index: {
    empty: '流程里没有任何图形',
    moreProcesses: (called: string) => `文件里还有流程${called}，没有取入；需要的话请另行导入、另行发布`,
    choose: (all: readonly string[], chosen: string) =>
      `文件里有${all.length}个流程：${all.join('、')}。请选定用哪一个（现在显示的是${chosen}）`,
    callsItself: (called: string) => `${called}调用的流程又调用了它自己`,
  },
  link: {
    compensation: (called: string) => `补偿${called}只保留在图上，不会执行`,
    noReceivingLink: (called: string) => `链接事件${called}没有同名的接收端`,
    noSendingLink: (called: string) => `链接事件${called}没有同名的发出端`,
  },
  expressions: {
    broken: (text: string, problem: string) => `条件“${text}”有误：${problem}`,
    prose: (text: string) => `条件“${text}”是文字说明，不能执行；请写成表达式，例如 金额 > 1000`,
    noConditions: (called: string) => `分支${called}的连线都没有条件，只会走第一条`,
    conditionMissing: (called: string) => `分支${called}的连线缺少条件，没有条件的总是会走`,
    converted: (text: string, feel: string) => `条件“${text}”是其他系统的写法，已换成“${feel}”，请核对`,
    foreignLanguage: (text: string, language: string) =>
      `条件“${text}”用的是${language}，本系统不执行；请改写成 FEEL，例如 金额 > 1000`,
  },
  outcomes: {
    between: '、',
    notHeardHere: (name: string, between: string) =>
      `走到这里时已经听不到“${name}”：中间隔着${between}。请把这个分支移到办理环节之后`,
  },
  implied: {
    unreachable: (called: string) => `没有连线通到${called}，它永远不会开始`,
    noStart: '没有开始事件，从没有来路的环节开始',
    nowhereToStart: '找不到开始的地方',
  },
  boundaryEvent: {
    notAttached: (called: string) => `边界事件${called}没有附着在环节上`,
    notCounted: (called: string, cycle: string) =>
      `${called}的次数“${cycle}”在与其他分支汇合的地方数不清；请让它自成一支、各有终点`,
  },
  businessRuleTask: {
    noTable: (called: string) => `${called}没有指定标准表，直接通过`,
  },
  callActivity: {
    callsNothing: (called: string) => `${called}没有写调用哪个事项`,
  },
  complexGateway: {
    notRun: (called: string) => `复杂网关${called}本系统不执行；请用排他、并行或包容网关`,
  },
  endEvent: {
    notRun: (called: string) => `${called}是取消或补偿事件，本系统不执行`,
    uncaught: (called: string) => `错误${called}没有人处理，办件到此结束`,
  },
  eventBasedGateway: {
    notAnEvent: (called: string, next: string) => `${called}后面应当是等待的事件，而${next}不是`,
  },
  eventSubprocess: {
    noStart: (called: string) => `事件子流程${called}没有开始事件`,
  },
  loop: {
    inTurn: (called: string) => `${called}的多个实例不能同时进行，逐个办理`,
    voters: (called: string, list: string) =>
      `${called}按名单“${list}”由几个人办理，名单是原来系统里的：请写明由谁办、共几人`,
    unreadable: (called: string, condition: string) =>
      `${called}几个人办完才算办完，写的“${condition}”看不懂，暂按全部办完；请写明`,
    noCount: (called: string) => `${called}要办理多次，却没有写办几次、也没有写按哪个名单办`,
    noCondition: (called: string) => `${called}要循环办理，却没有写在什么条件下再办一次`,
    broken: (called: string, feel: string, problem: string) =>
      `${called}的循环条件“${feel}”看不懂：${problem}`,
  },
  scriptTask: {
    notRun: (called: string, language: string) =>
      `${called}是${language}脚本，本系统不执行，直接通过；请改成赋值（FEEL）`,
  },
  sendTask: {
    sendsNothing: (called: string) => `${called}没有配置发给谁、发什么，直接通过`,
  },
  serviceTask: {
    nothingToDo: (called: string, instead: string) => `${called}没有配置要做什么，${instead}`,
    waits: '等系统通知',
    passes: '直接通过',
  },
  startEvent: {
    fillIn: '填写申请',
    handIn: '提交',
    bySchedule: (called: string, name: string) => `${called}由日程发起，发起时用“${name}”`,
  },
  subprocess: {
    empty: (called: string) => `子流程${called}里没有内容，直接通过`,
    adHoc: (called: string) => `临时子流程${called}没有规定先后，本系统不执行；请画出顺序`,
    transaction: (called: string) => `事务${called}按普通子流程执行，不会回滚`,
  },
  throwEvent: {
    compensation: (called: string) => `${called}要求补偿，本系统不执行`,
  },
  triggers: {
    allOfThem: (called: string) => `${called}要求几个触发条件都满足，本系统有一个即触发`,
    notRun: (called: string) => `${called}是取消或补偿事件，本系统不执行`,
    noTime: (called: string) =>
      `定时事件${called}没有写时间，不会替您定；请写 3wd（工作日）、10cd（自然日）、24h 等`,
    noCondition: (called: string) => `条件事件${called}没有写条件，永远不会触发`,
    periodUnknown: (called: string, value: string) =>
      `${called}的时间“${value}”看不懂，请写成 3wd（工作日）、10cd（自然日）、24h 等`,
  },
  who: {
    nobody: (called: string, drawn: string) => `${called}没有写由谁办理，暂由系统管理员办理${drawn}`,
    drawnAs: (hint: string) => `（原图写的是“${hint}”）`,
    noForm: (called: string, drawn: string) => `${called}没有配表单${drawn}，办理时只能点结果`,
    done: '完成',
    dueUnknown: (called: string, value: string) =>
      `${called}的办理期限“${value}”看不懂，请写成 3wd（工作日）、10cd（自然日）、24h 等`,
  },
  read: {
    notUtf8: '文件里有无法识别的字符，可能不是 UTF-8 编码保存的',
    unreadable: '文件内容异常，无法读取',
    unusualId: (id: string) => `编号“${id}”里有其他软件不接受的字符，导出时会换成字母和数字`,
    nearLine: (line: number) => `（第${line}行附近）`,
    damaged: (where: string) => `文件不完整或格式有误${where}，请从原来的软件重新导出`,
    notBpmn: '这不是 BPMN 2.0 流程文件',
  },
  artefacts: {
    handlerWithFlows: (called: string) => `${called}既是补偿环节又有连线，按普通环节处理`,
  },
  check: {
    tooManyElements: (count: number, maxElements: number) =>
      `图形过多：${count}个，最多${maxElements}个，请拆成几个流程`,
    noProcess: '文件里没有流程',
    notAttached: (called: string) => `边界事件${called}没有附着在环节上`,
  },
  collaboration: {
    choreography: '编排图（Choreography）只保留，不执行',
    processMissing: (ref: string) => `泳池指向的流程“${ref}”不在文件里`,
  },
  extensions: {
    notJson: (name: string) => `属性 ${name} 的内容不是有效的 JSON`,
  },
  flows: {
    source: '起点',
    target: '终点',
    missing: '没有写',
    elsewhere: (id: string) => `“${id}”不在同一个流程或子流程里`,
    flowEnd: (end: string, what: string) => `连线的${end}${what}`,
    defaultElsewhere: (id: string) => `默认连线“${id}”不是从这里出去的`,
  },
  guard: {
    tooLarge: (megabytes: number) => `文件过大：超过${megabytes}MB，请拆成几个流程`,
    empty: '文件是空的',
    doctype: '文件带有 DOCTYPE 或实体声明，出于安全不予读取',
    tooManyTags: (maxTags: number) => `文件内容过多：超过${maxTags}个标签`,
    tooDeep: (maxDepth: number) => `文件嵌套过深：超过${maxDepth}层`,
  },
  walk: {
    unknownElement: (type: string) => `不认识的图形 ${type}，没有读入`,
  },
  warnings: {
    encoding: (encoding: string) => `文件声明的编码是 ${encoding}，按已解码的文字读取`,
    unknownTag: (tag: string) => `文件里的“${tag}”看不懂，没有读入`,
    partlyRead: '文件格式有误，只读出一部分',
    note: (english: string) => `读取提示：${english}`,
    duplicateId: (id: string) => `编号“${id}”用了两次，后一个没有读入`,
    danglingReference: (reference: string) => `图中指向的“${reference}”不存在`,
  },
  toModel: {
    applicant: '申请人',
    rootEvents: '整件的自动转移图上画不出',
    rootEnd: (key: string) => `从任何环节转到“${key}”，图上只能画成结束`,
  },
  boundaries: {
    staysAndLeaves: (key: string, word: string) =>
      `“${key}”对“${word}”既可能离开又可能留下，图上分成了两个事件`,
  },
  draw: {
    onlyTheStart: (key: string, start: string) => `转到“${key}”只能画成转到“${start}”的开头`,
    dependsOnOthers: (key: string) => `“${key}”的转移取决于别的分支到了哪里，图上画不出`,
  },
  states: {
    remembers: (key: string) => `“${key}”记住上次走到哪里，图上画不出`,
    archived: '归档',
  },
};
