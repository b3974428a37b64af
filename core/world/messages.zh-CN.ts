/** What people are told when something a case asked for did not come about. */
export const words = {
  noProcess: (key: string): string => `没有事项 ${key}`,
  vacant: '这项待办的岗位目前没有人担任，没有人能办理',
  allBarred: '担任这个岗位的人都须回避，没有人能办理这项待办',
  noOffice: '这项待办交给的机构不存在，没有人能办理',
  tooFew: (there: number): string =>
    `需要的人数多于能办理的人数，能办理的只有${there}人，这项待办没有人能办理`,
  timerRefused: '到期事项没有办成，办件停在这里',
};
