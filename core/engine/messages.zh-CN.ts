/** Words of the engine itself. */
export const words = {
  set: { label: '写入数据', help: '把计算结果写进办件:字段路径对应计算式。' },
  itemDone: '一项办完',
  check: {
    needs: (what: string, needed: string) => `写了${what},没有写${needed}`,
    unheard: (what: string, message: string) => `${what} ${message} 没有列在 messages 里,听不到`,
  },
  refused: {
    toldBefore: '本件已经一次告知过;确需再次告知的,请在意见中写明理由',
    nothingChanged: '提交的内容与原来相同,请补充或修改后再提交',
  },
  datesCounted: '工作日历已公布,待定的期限已算出',
  voting: {
    over: {
      any: '或签:最先表态的人说了算,其他人的待办取消。',
      all: '会签:所有人都表态后才有结果。',
      sequential: '依次办理:前一个人表态后轮到后一个人,所有人都表态后才有结果。',
      ratio: '票签:按票数定结果,后面的票改变不了结果时就结束。',
    },
    anyAbstains: (abstain: string) => `选${abstain}的不算表态,还等其他人。`,
    returns: (back: string) => `有人选${back},就按${back}办,后面的人同意也不改变。`,
    refuses: (against: string) => `没有退回而有人选${against},就按${against}办。`,
    refusesAlone: (against: string) => `有人选${against},就按${against}办。`,
    agrees: (favour: string) => `都没有反对的,按${favour}办。`,
    abstains: (abstain: string) => `选${abstain}的不影响其他人的结果;全都这样选才按它办。`,
    needs: {
      share: (share: string, of: string) => `同意的票达到${of}的${share}为通过,否则为不通过。`,
      over: (share: string, of: string) => `同意的票超过${of}的${share}为通过,刚好达到不算。`,
      votes: (n: number) => `同意的满${n}票为通过,满不了为不通过。`,
    },
    of: { all: '全部票数(没投的和弃权的也算在内)', cast: '同意和不同意票数之和(弃权的不算)' },
    decisive: (names: string) => `选${names}的,一人选了就结束,不等其他人。`,
    same: '同一意思有几个选项的,按票多的;票一样多,按选项的先后。',
    noOrder: '谁先谁后不影响结果。',
    counted: (outcome: string, parts: string) => `${parts},结果为“${outcome}”`,
    voice: {
      for: (n: string) => `同意${n}票`,
      against: (n: string) => `不同意${n}票`,
      return: (n: string) => `退回${n}票`,
      abstain: (n: string) => `弃权${n}票`,
    },
    or: '或',
    between: '、',
  },
};
