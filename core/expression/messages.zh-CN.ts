/** By the code of feelin's warning, with the part of the expression it is about. */
const warnings: Readonly<Record<string, (part: string) => string>> = {
  NO_VARIABLE_FOUND: (part) => `变量“${part}”没有值`,
  NO_CONTEXT_ENTRY_FOUND: (part) => `没有“${part}”这一项`,
  NO_PROPERTY_FOUND: (part) => `没有“${part}”这一项`,
  INVALID_TYPE: (part) => `“${part}”两边的值不能运算`,
  INVALID_ARGUMENTS: (part) => `“${part}”的参数不合适`,
  NO_FUNCTION_FOUND: (part) => `“${part}”不是函数`,
  FUNCTION_INVOCATION_FAILURE: (part) => `“${part}”的参数个数或名称不符`,
};

/** What is wrong with expressions. */
export const zhCN = {
  warnings,
  compile: {
    incomputable: (part: string) => `“${part}”无法计算`,
    noValue: (name: string) => `变量“${name}”没有值`,
    failed: '值的类型不符，表达式无法计算',
    readsTheClock: (name: string) => `不能用 ${name}() 读取系统时间，请用变量 ${name}`,
    unknownFunction: (name: string) => `没有名为“${name}”的函数`,
    arguments: (name: string, params: string[]) =>
      `${name} 需要 ${params.length} 个参数：${params.join('、')}`,
    filterIsIndex: '方括号中只有名称时表示第几项；如果是条件，请写成“… = true”',
  },
  judgement: {
    noResult: '条件没有结果，按不成立处理',
    notTruth: '条件的结果不是真假，按不成立处理',
    tooLong: '表达式过长，无法可靠解析，请拆成几个',
  },
  json: {
    notFinite: '计算结果不是有限的数',
    tooLarge: '整数过大',
    isFunction: '结果是函数，没有值',
  },
  syntax: {
    empty: '表达式是空的',
    plainNumber: (part: string) => `请把“${part}”写成普通数字`,
    punctuation: (sign: string) => `表达式中有中文标点“${sign}”，请改用英文标点`,
    unreadable: (part: string) => `无法理解“${part}”`,
    incomplete: '表达式不完整',
  },
  takenIn: {
    needsBrackets: (meant: string, rest: string) =>
      `in 后面的 and、or 会被当作取值的一部分，请加括号写成“(${meant})${rest}”`,
  },
};
