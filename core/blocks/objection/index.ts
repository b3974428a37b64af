import { block } from '../block.ts';
import { objection as spec } from './spec.ts';

export const objection = block({ spec });
