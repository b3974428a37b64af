/** Which file builds the state of which kind of element. */
import type { Maker, Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { makeBlock } from './block.ts';
import { makeNonInterrupting } from './boundary-event.ts';
import { makeCall } from './call-activity.ts';
import { makeCatch } from './catch-event.ts';
import { makeComplex } from './complex-gateway.ts';
import { makeEventGateway } from './event-based-gateway.ts';
import { makeExclusive } from './exclusive-gateway.ts';
import { makeFork } from './fork.ts';
import { withLoop } from './loop.ts';
import { makeReceive } from './receive-task.ts';
import { makeRule } from './business-rule-task.ts';
import { makeScript } from './script-task.ts';
import { makeSend } from './send-task.ts';
import { makeService } from './service-task.ts';
import { makeStart } from './start-event.ts';
import { makeSubProcess } from './subprocess.ts';
import { makeThrow } from './throw-event.ts';
import { makeUserTask } from './user-task.ts';

/** The state of a node, inside `container`; its transitions follow when every state exists. */
export function makeState(scope: Scope, node: Node, container: State): State {
  return makerOf(scope, node)(scope, node, container);
}

function makerOf(scope: Scope, node: Node): Maker {
  const { bpmn } = node;
  switch (bpmn.type) {
    case 'task':
      return bpmn.loop ? withLoop(TASKS[bpmn.kind]) : TASKS[bpmn.kind];
    case 'call':
      return bpmn.loop ? withLoop(makeCall) : makeCall;
    case 'subprocess':
      return bpmn.loop ? withLoop(makeSubProcess) : makeSubProcess;
    case 'gateway':
      if (scope.blocks.has(node)) return makeBlock;
      return GATEWAYS[bpmn.kind];
    case 'event':
      if (bpmn.position === 'start') return makeStart;
      if (bpmn.position === 'boundary') return makeNonInterrupting;
      return bpmn.position === 'catch' ? makeCatch : makeThrow;
  }
}

const TASKS = {
  task: makeUserTask,
  user: makeUserTask,
  manual: makeUserTask,
  service: makeService,
  send: makeSend,
  receive: makeReceive,
  script: makeScript,
  business_rule: makeRule,
} as const;

const GATEWAYS = {
  exclusive: makeExclusive,
  parallel: makeFork,
  inclusive: makeFork,
  event_based: makeEventGateway,
  complex: makeComplex,
} as const;
