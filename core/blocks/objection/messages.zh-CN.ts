/** Words of the block that takes objections 异议. */
export const words = { heard: { filed: '收到异议' } };
