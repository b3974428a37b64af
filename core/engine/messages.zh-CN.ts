/** Words of the engine itself. */
export const words = {
  set: { label: '写入数据', help: '把计算结果写进办件:字段路径对应计算式。' },
  itemDone: '一项办完',
};
