/** Words of the acts every task and case knows. */
export const words = {
  claim: { label: '签收', told: (step: string) => `签收「${step}」` },
  release: {
    label: '退回待签收',
    told: (step: string) => `退回「${step}」待签收`,
    unclaimed: '这项待办还没有人签收',
  },
  save: { label: '暂存', told: (step: string) => `暂存「${step}」` },
  transfer: {
    label: '转办',
    told: (step: string, to: string) => `将「${step}」转办给${to}`,
    reason: '请填写转办理由',
  },
  assign: {
    label: '指定办理人',
    told: (step: string, to: string) => `指定${to}办理「${step}」`,
    reason: '请填写指定办理人的理由',
  },
  reclaim: {
    label: '收回签收',
    told: (step: string) => `收回「${step}」的签收`,
    reason: '请填写收回签收的理由',
  },
  urge: {
    label: '催办',
    told: '催办',
    nobody: '本件目前没有待办，无须催办',
    day: (month: number, day: number) => `明天（${month}月${day}日）`,
    enough: (times: number, day: string) => `您今天已经催办${times}次，${day}起可以再催`,
  },
  suspend: { label: '挂起', told: '挂起', reason: '请填写挂起理由' },
  resume: { label: '恢复办理', told: '恢复办理' },
  waive: { label: '免办', told: '免予办理', reason: '请写明免办的理由' },
  terminate: { label: '终止', told: '终止办理', reason: '请填写终止理由' },
};
