/** What is said where past cases cannot be played again. */
export const zhCN = {
  definitionWrong: '流程定义有误，不能用以往的办件核对',
  cannotRun: '流程定义在本件上无法运行',
};
