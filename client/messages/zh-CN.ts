export const zhCN = { errors: { unexpected: '', network: '', aborted: '', byStatus: (_: number) => '' } };
