/** The rules of definitions, one a file, in the order in which they are told. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { amounts } from './amounts.ts';
import { branches } from './branches.ts';
import { ends } from './ends.ts';
import { forms } from './forms.ts';
import { guardLists } from './guard-lists.ts';
import { heard } from './heard.ts';
import { limits } from './limits.ts';
import { nameClashes } from './name-clashes.ts';
import { namesAndTypes } from './names-and-types.ts';
import { outcomes } from './outcomes.ts';
import { overwriting } from './overwriting.ts';
import { periods } from './periods.ts';
import { reachable } from './reachable.ts';
import { roles } from './roles.ts';
import { unknowns } from './unknowns.ts';
import { written } from './written.ts';

export const DEFINITION_RULES: readonly Rule<DefinitionContext>[] = [
  limits,
  ends,
  branches,
  heard,
  outcomes,
  guardLists,
  unknowns,
  reachable,
  namesAndTypes,
  written,
  overwriting,
  nameClashes,
  forms,
  amounts,
  roles,
  periods,
];
