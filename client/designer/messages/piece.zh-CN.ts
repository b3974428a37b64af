/** Texts of the pieces of process 公共流程段 that several processes share. */
export const pieceText = {
  piece: {
    calls: '调用什么',
    pieces: '公共流程段（在本件里走）',
    processes: '别的事项（另开一件，等它办完）',
    sameCase: '这一段的环节就在本件里办，编号、经过、材料都是本件的。',
    ownCase: '另开一件办理，办完了本件才往下走。',
    look: '看里面的环节',
    steps: (title: string) => `公共流程段“${title}”里的环节`,
    shared: '这一段由几个事项共用，在这里只能看。要改，请改公共流程段本身；已发布的事项仍按发布时的写法办。',
    parameters: '在本事项里怎么用',
    mayBeLeftOut: '可以不填。',
    exits: '结果',
    exitsHint: '每个结果都要有去处：从这里连线到下一步，再点线选是哪个结果；没有选结果的线走其余的结果。',
    leadsTo: (result: string, targets: readonly string[]) => `${result} → ${targets.join('、')}`,
    leadsNowhere: (result: string) => `${result}：还没有去处`,
    older: '公共流程段后来改过，本事项用的还是原来的写法。',
    follow: '换成现在的写法',
  },
};
