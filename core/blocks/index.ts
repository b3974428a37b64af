/** The governance blocks 治理模块 every process runs with, one line a block, in the order in which they are asked. */
import type { Block } from './block.ts';
import { campaign } from './campaign/index.ts';
import { clock } from './clock/index.ts';
import { document } from './document/index.ts';
import { fund } from './fund/index.ts';
import { ledger } from './ledger/index.ts';
import { link } from './link/index.ts';
import { list } from './list/index.ts';
import { message } from './message/index.ts';
import { notice } from './notice/index.ts';
import { objection } from './objection/index.ts';
import { obligation } from './obligation/index.ts';
import { schedule } from './schedule/index.ts';
import { table } from './table/index.ts';

export const BLOCKS: readonly Block[] = [
  table,
  clock,
  notice,
  objection,
  message,
  document,
  ledger,
  fund,
  link,
  obligation,
  campaign,
  schedule,
  list,
];
