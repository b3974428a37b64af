/** What the command line says, by its verbs. */
export const zhCN = {
  /** What each verb does, with its arguments. */
  verbs: {
    serve: '启动服务',
    check: '检查流程定义：check [文件或文件夹…] [--json]',
    simulate: '运行情景：simulate <情景.json…> [--coverage] [--generate [--out 目录]] [--json]',
    format: '排好定义与表单的写法：format [文件或文件夹…] [--check]',
    seed: '写入演示数据：seed',
    schemas: '写出流程与表单语言的 JSON Schema',
    user: '新建或重设一个账号：user <用户名> <姓名> <岗位@区划代码…>',
    'verify-log': '核对办件记录的完整性：verify-log',
    replay:
      '用以往的办件核对：replay <事项> [--draft 草稿|--version n|--source 文件夹或process.json] [--since 日期] [--limit n] [--json]',
    migrate:
      '把在办件转入另一版本：migrate <事项> <原版本> <新版本> [--map 原环节=新环节…] [--run --reason 理由] [--json]',
    export: '导出流程包：export <事项> [--version n|--draft] [--out 文件.zip]',
    import:
      '导入流程包或流程图：import <文件.zip|文件.bpmn|文件夹> [--key 事项] [--process 流程编号] [--publish] [--into 文件夹] [--json]',
    backup: '备份全部数据：backup <文件.jsonl.gz|文件夹>',
    restore: '恢复备份：restore <备份文件> [--force]',
    bench: '测速（需要开发依赖）：bench [每项秒数] [轮数]',
  } as Readonly<Record<string, string>>,
  title: '乡治 xiangzhi',
  arguments: {
    usage: (usage: string) => `用法：xiangzhi ${usage}`,
  },
  backup: {
    usage: (ending: string) => `用法：xiangzhi backup <文件${ending}|文件夹>`,
    done: (file: string) => `已备份到 ${file}（内有个人信息，请妥善保管）`,
  },
  bench: {
    usage: '用法：xiangzhi bench [每项秒数] [轮数]',
    embedded: '内嵌 SQLite',
    noMongo: 'MongoDB：未测，没有设置 MONGODB_URI',
  },
  check: {
    missing: '没有这个文件或定义',
    usage: '用法：xiangzhi check [文件或文件夹…] [--json]',
    tooLarge: '文件太大',
    unreadable: '文件无法读取',
    drawable: '：可以画出，不能发布',
  },
  export: {
    usage: 'export <事项> [--version n|--draft] [--out 文件.zip]',
    versionIsNoNumber: '--version 后面应为版本号，如 3',
    done: (file: string) => `已导出 ${file}`,
  },
  format: {
    usage: '用法：xiangzhi format [文件或文件夹…] [--check]',
    unformatted: (other: number) => `${other} 个文件的写法不合规范，请运行 npx xiangzhi format`,
    unreadable: (why: string) => `文件读不出来：${why}`,
  },
  import: {
    usage:
      'import <文件.zip|文件.bpmn|文件夹> [--key 事项] [--process 流程编号] [--publish] [--into 文件夹] [--json]',
    by: '命令行',
    missing: (path: string) => `没有 ${path}`,
    tooLarge: (megabytes: number) => `文件超过 ${megabytes}MB`,
    wrote: (file: string) => `写入 ${file}`,
    published: (key: string, version: number) => `${key} 已发布为版本 ${version}`,
    draftKept: (key: string, draft: string) => `${key} 的草稿 ${draft} 已存入`,
    nothingImported: '没有导入',
    nothingToChange: '没有要改的文件',
  },
  migrate: {
    how: { same: '同名', guessed: '推测', given: '指定', none: '无对应' },
    usage: 'migrate <事项> <原版本> <新版本> [--map 原环节=新环节…] [--run --reason 理由] [--json]',
    by: '命令行',
    row: (label: string, from: string, to: string, how: string, count: number) =>
      `  ${label}（${from}）→ ${to}  ${how}，${count} 件`,
    preview: (total: number, movable: number) =>
      `共 ${total} 件，可转入 ${movable} 件；加 --run --reason 理由 执行`,
    stopped: '，中途停止',
    result: (total: number, moved: number, stayed: number, stopped: string) =>
      `共 ${total} 件，已转入 ${moved} 件，留下 ${stayed} 件${stopped}`,
  },
  open: {
    cannotOpen: (why: string) => `数据打不开。服务正在运行时，请在管理页面操作，或先停止服务：${why}`,
  },
  replay: {
    usage:
      'replay <事项> [--draft 草稿|--version n|--source 文件夹或process.json] [--since 日期] [--limit n] [--json]',
    noData: (folder: string) => `${folder} 里还没有数据`,
    missing: (path: string) => `没有 ${path}`,
    noProcess: (path: string) => `${path} 里没有流程`,
    left: (left: number) => `，另有 ${left} 件未核对`,
    unreplayable: (unreplayable: number) => `,${unreplayable} 件是旧版系统的记录或版本打不开，无法核对`,
    result: (compared: number, same: number, different: number, rest: string, old: string) =>
      `核对 ${compared} 件，${same} 件结果相同，${different} 件不同${rest}${old}`,
    hours: (round: number) => `${round} 小时`,
    yuan: (formatYuan: string) => `${formatYuan}元`,
    outcome: (was: string, would: string) => `结果 ${was} → ${would}`,
    amount: (was: string, would: string) => `金额 ${was} → ${would}`,
    duration: (was: string, would: string) => `用时 ${was} → ${would}`,
    steps: '经过的环节不同',
    stopped: (stopped: string) => `办不下去：${stopped}`,
  },
  restore: {
    usage: '用法：xiangzhi restore <备份文件> [--force]',
    done: (documents: number, files: number) => `已恢复 ${documents} 条数据、${files} 个附件`,
  },
  seed: {
    done: (password: string) => `演示数据已就绪，密码 ${password}`,
    notDone: '未写入：XIANGZHI_DEMO=0',
  },
  serve: {
    brokenDefinition: (file: string, element: string, why: string) =>
      `定义有误，事项不可用：${file} · ${element} · ${why}`,
    calendarMissing: (year: number) =>
      `${year}年的工作日历尚未录入：落在该年的工作日期限都是待定。国务院办公厅公布后，由管理员在“事项设计 › 工作日历”粘贴通知并公布`,
    started: (url: string) => `乡治 已启动：${url}`,
    pages: (url: string) =>
      `  申请 ${url}/apply   办理 ${url}/tasks   公示 ${url}/public   设计 ${url}/designer`,
    state: (data: string, clock: string, processes: number) =>
      `  数据：${data}   时钟：${clock}   事项：${processes} 个`,
    trainingClock: (now: string) => `训练时钟 ${now}`,
    realTime: '实时',
    demo: (password: string) => `  演示账号（密码均为 ${password}）：`,
    allAccounts: (url: string) => `  全部账号见 ${url}/login 或 ${url}/api/public/demo-accounts`,
  },
  simulate: {
    kinds: { state: '环节', transition: '流转', guard: '条件' },
    usage:
      '请给出情景文件，例如 workflows/*/scenarios/*.json；可加 --coverage、--generate [--out 目录]、--json',
    unreadable: (why: string) => `文件读不出来：${why}`,
    step: (step: number) => `第 ${step} 步：`,
    result: (files: number, part: string) => `${files} 个文件，${part}`,
    allHold: '全部成立',
    fail: (failed: number) => `${failed} 个不成立`,
    generated: (key: string, count: number) => `\n${key}：生成 ${count} 个情景`,
    states: (reached: number, total: number) => `环节 ${reached}/${total}`,
    transitions: (reached: number, total: number) => `流转 ${reached}/${total}`,
    guards: (reached: number, total: number) => `条件两面 ${reached}/${total}`,
    missed: (kind: string, label: string) => `  未走到的${kind} ${label}`,
  },
  user: {
    usage: '用法：xiangzhi user <用户名> <姓名> <岗位@区划代码…>，例如 xiangzhi user zhang 张某 admin@99',
    done: (username: string, password: string) => `账号 ${username} 已就绪，密码 ${password}`,
  },
  verified: {
    result: (cases: number, part: string) => `核对 ${cases} 件，${part}`,
    whole: '记录完整',
    damaged: (count: number) => `${count} 件的记录被改动或缺失`,
  },
  verifyLog: {
    noCase: (no: string | undefined) => `没有办件 ${no}`,
    noData: (folder: string) => `${folder} 里还没有数据`,
  },
};
