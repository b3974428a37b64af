/** Where subsystems report outside a request. */
import { pino } from 'pino';

export const consoleLog = pino({ level: process.env.LOG_LEVEL ?? 'warn', base: null });
