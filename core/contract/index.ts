/** The HTTP interface in one place: server, clients, documentation and tests read these records. */
import type { Call } from './call.ts';
import { cases } from './cases.ts';
import { tasks } from './tasks.ts';

export const contract = { cases, tasks };

/** All calls, in the order in which they are documented. */
export const calls: readonly Call[] = Object.values(contract).flatMap((area) => Object.values(area));
