/** Words of the block that announces to the public 公示. */
export const words = { heard: { ended: '公示期满' } };
