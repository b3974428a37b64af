/** What people are told when something a case asked for did not come about. */
export const words = {
  noProcess: (key: string): string => `没有事项 ${key}`,
  vacant: '这项待办的岗位目前没有人担任,没有人能办理',
  timerRefused: '到期事项没有办成,办件停在这里',
};
