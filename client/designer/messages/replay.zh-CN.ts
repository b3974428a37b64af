/** Texts of the page on which past cases are run through a draft. */
import { formatYuan } from '../../../core/values/money.ts';

const DIFFERENT = {
  outcome: '结果',
  amount: '金额',
  duration: '时长',
  steps: '走过的环节',
  refused: '办不下去',
};

export const replayText = {
  replay: {
    title: '回放',
    of: (title: string) => `“${title}”的回放`,
    toDraft: '‹ 回到草稿',
    lead: '把以往的办件按当时的操作在草稿上重走一遍，看哪些会办出不同的结果。只看不改，以往的办件不受影响。',
    since: '只看这一天以后发起的',
    all: '全部',
    run: '开始回放',
    again: '再回放一次',
    running: (seconds: number) => `正在回放，已用 ${seconds} 秒…`,
    runningHint: '一次最多约半分钟，请不要关闭本页。',
    compared: (compared: number, differing: number) =>
      differing === 0
        ? `核对了 ${compared} 件，办出来都和原来一样。`
        : `核对了 ${compared} 件，其中 ${differing} 件会不一样。`,
    left: (n: number) => `还有 ${n} 件没有核对：一次核对不完。要看其余的，请选一个日期缩小范围。`,
    unreplayable: (n: number) => `有 ${n} 件当时留下的记录不够，不能核对。`,
    none: { why: '没有可以核对的办件。', next: '这个事项还没有人办过，或者所选日期以后没有。发布不受影响。' },
    noneComparable: {
      why: '没有能够核对的办件。',
      next: '以往的办件当时留下的记录不够。发布不受影响，可以用试运行和情景来核对。',
    },
    columns: ['办件', '原来', '按草稿', '差别'] as const,
    statuses: {
      running: '办理中',
      suspended: '已挂起',
      ended: '已办结',
    } as Readonly<Record<string, string>>,
    at: (step: string) => `走到 ${step}`,
    notAtAll: '走不下去',
    amount: (fen: number) => `${formatYuan(fen)} 元`,
    took: (words: string) => `用时 ${words}`,
    steps: (names: string[]) => `经过 ${names.join('、')}`,
    days: (days: number, hours: number) => (hours === 0 ? `${days} 天` : `${days} 天 ${hours} 小时`),
    hours: (hours: number) => `${hours} 小时`,
    minutes: (minutes: number) => `${minutes} 分钟`,
    differences: DIFFERENT as Readonly<Record<string, string>>,
    more: (words: string) => `多 ${words}`,
    less: (words: string) => `少 ${words}`,
    longer: (words: string) => `时长多 ${words}`,
    shorter: (words: string) => `时长少 ${words}`,
  },
};
