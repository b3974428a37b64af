import { block } from '../block.ts';
import { notice as spec } from './spec.ts';

export const notice = block({ spec });
