/** What is said of definitions that are kept, checked, brought in and handed on. */
export const zhCN = {
  between: '、',
  tooDeep: '内容嵌套过深',
  systemFiles: '系统文件',
  newProcess: '一个新事项',
  version: (n: number) => `版本 ${n}`,
  outdated: (began: string, newest: number) =>
    `草稿从${began}改起，后来又发布了版本 ${newest}；发布前请比较，以免覆盖其间的修改`,
  keyRule: (most: number) => `事项标识只能用小写字母、数字和连字符，不超过${most}个字，如 village-road`,
  keyInvalid: (key: string, rule: string) => `“${key}”不能作事项标识：${rule}`,
  keyDiffers: (key: string) => `定义里的事项标识应为 ${key}`,
  savedBefore: (name: string, at: string) => `草稿已由${name}于${at}保存过，请先取回最新内容再改`,
  /** Behind the name of a package of a draft. */
  draftLabel: '-草稿',
  processChoice: (all: number) => `文件里有 ${all} 个流程，请选定导入哪一个`,
  importedBy: (file: string) => `由“${file}”导入`,
  unreadable: (problem: string) => `文件读不出来：${problem}`,
  tampered: (version: number) => `版本 ${version} 的内容与发布时不一致，可能被改动过，已停用`,
  notSimulated: '流程定义有误，不能推演',
  scenarioInvalid: (n: number, problem: string) => `第 ${n} 个情景写法有误：${problem}`,
  noProcess: '文件夹里没有流程定义',
  severalProcesses: (keys: string[]) => `文件夹里有多个事项，请用 --key 指定一个：${keys.join('、')}`,
  packageTooLarge: '文件夹里的文件过多或过大，请只放一个流程包的内容',
  formElsewhere: (form: string, key: string) =>
    `表单 ${form} 不在 forms/${key}/ 下，系统启动时不会随事项 ${key} 读入，请改名并同步修改引用`,
  pieceDiffers: (id: string) => `公共流程段 ${id} 与已有的不同，别的事项也在用，没有覆盖，请自行比较`,
  groupDiffers: (id: string) => `共用字段组 ${id} 与已有的不同，别的事项也在用，没有覆盖，请自行比较`,
  busy: '同时检查的流程过多，请稍后再试',
  tooComplex: '流程过于复杂，没能在时限内检查完，请拆成几个流程',
};
