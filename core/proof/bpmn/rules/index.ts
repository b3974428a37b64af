/** The rules of diagrams, one a file, in the order in which they are told. */
import type { Rule } from '../../runner.ts';
import type { ModelContext } from '../scopes.ts';
import { boundaryEvents } from './boundary-events.ts';
import { connected } from './connected.ts';
import { cutOff } from './cut-off.ts';
import { deadElements } from './dead-elements.ts';
import { deadlocks } from './deadlocks.ts';
import { defaults } from './defaults.ts';
import { eventGateways } from './event-gateways.ts';
import { eventSubprocesses } from './event-subprocesses.ts';
import { flowEnds } from './flow-ends.ts';
import { gatewayConditions } from './gateway-conditions.ts';
import { gatewayLoops } from './gateway-loops.ts';
import { houseLimits } from './house-limits.ts';
import { limits } from './limits.ts';
import { links } from './links.ts';
import { messageFlows } from './message-flows.ts';
import { multipleTokens } from './multiple-tokens.ts';
import { startAndEnd } from './start-and-end.ts';
import { uncaughtErrors } from './uncaught-errors.ts';

export const MODEL_RULES: readonly Rule<ModelContext>[] = [
  startAndEnd,
  flowEnds,
  connected,
  boundaryEvents,
  eventGateways,
  eventSubprocesses,
  links,
  defaults,
  messageFlows,
  deadlocks,
  multipleTokens,
  deadElements,
  cutOff,
  uncaughtErrors,
  gatewayConditions,
  gatewayLoops,
  limits,
  houseLimits,
];
