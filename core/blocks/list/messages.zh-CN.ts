/** Words of the block that decides over many cases at once 名单. */
export const words = {
  decidable: '名单可以对本件作出哪些决定：名称是本件听到的消息',
  rule: { rules: '作出这个决定前本件要满足的条件，逐条写明；entry 是名单里的这一行' },
  lookup: { members: '查本件哪个批次里的办件', where: '另外的条件，FEEL，可用 row' },
  decide: {
    label: '对名单作出决定',
    help: '把名单里每一行的决定告诉那一件；有一件此刻不能接受的，全部不作出，并指出是哪一行。',
    campaign: '哪个批次的办件',
    rows: '名单的行：每行写 row（批次里的哪一行）和 message（决定），其余内容一并告诉那一件；FEEL',
  },
  events: {
    decided: (count: string): string => `名单已作出决定，共${count}件`,
    reserved: '列入名单，正在决定',
    letGo: '名单没有作出决定',
  },
  heard: { decided: '名单已经作出决定', undecided: '名单没有作出决定' },
  timers: { held: '名单决定中断后的核对' },
  refused: {
    row: (row: string, why: string): string => `${row}：${why}`,
    unknownRow: '批次里没有这一行',
    twice: '名单里重复',
    held: '正在另一份名单中决定，请稍后再试',
    notListed: '不能由名单作出这个决定',
    notHere: '现在的环节不能作出这个决定',
  },
};
