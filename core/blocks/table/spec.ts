/** Decision tables 标准表 (C09): standards, limits and eligibility as rows, dated and by region. */
import Type from 'typebox';
import { told } from '../../definition/closed.ts';
import type { BlockSpec } from '../spec.ts';
import { DecisionTable } from './language.ts';
import { words } from './messages.ts';

export const table = {
  id: 'table',
  definition: {
    tables: told(Type.Optional(Type.Record(Type.String(), DecisionTable)), words.tables),
  },
} as const satisfies BlockSpec;
