/** Steps of other systems that are for who started the case, in whichever way they say so. */
import type { Node } from '../compile/linked.ts';
import type { Kept } from '../model.ts';
import { foreignAttribute, foreignElement } from '../read/extensions.ts';
import { insideOfJuel } from '../read/juel.ts';

/** Names that person has without a drawing giving one. */
const STARTERS = ['initiator', '$INITIATOR', 'startUserId', 'processInitiator'];

/** BPMN's own words for who does a step. */
const PERFORMERS = /(?:^|:)(?:potentialOwner|humanPerformer|performer)$/;

/** Every person that is named is who started it: `${initiator}`, or the name a start event of Flowable and Camunda gives. */
export function isForStarter(node: Node): boolean {
  const { foreign, kept = [] } = node.bpmn;
  const named = [
    foreignAttribute(foreign, 'assignee'),
    foreignAttribute(foreign, 'candidateUsers'),
    foreignElement(foreign, 'zeebe:assignmentDefinition')?.assignee,
    foreignElement(foreign, 'zeebe:assignmentDefinition')?.candidateUsers,
    ...kept.filter(({ tag }) => PERFORMERS.test(tag)).map(wordsOf),
  ];
  const persons = named.flatMap((text) => (typeof text === 'string' ? personsOf(text) : []));
  const starters = startersOf(node);
  return persons.length > 0 && persons.every((name) => starters.has(name));
}

function startersOf(node: Node): Set<string> {
  let scope = node.scope;
  while (scope.parent) scope = scope.parent;
  const given = scope.nodes.flatMap(({ bpmn }) =>
    bpmn.type === 'event' ? (foreignAttribute(bpmn.foreign, 'initiator') ?? []) : [],
  );
  return new Set([...STARTERS, ...given.map((name) => name.trim())]);
}

/** `user(${starter}), ${boss}` names two; a variable that is asked for by its name is that variable. */
function personsOf(text: string): string[] {
  return text
    .split(/,(?![^{(]*[})])/)
    .map((each) => each.trim().replace(/^user\((.*)\)$/, '$1'))
    .map((each) => (insideOfJuel(each) ?? each.replace(/^=\s*/, '')).trim())
    .map((each) => /^(?:execution\.)?getVariable\(\s*["'](.+)["']\s*\)$/.exec(each)?.[1] ?? each)
    .map((each) => each.replace(/^(?:execution\.)?(?:processInstance\.)?(?=startUserId$)/, ''))
    .filter((each) => each !== '');
}

function wordsOf({ children }: Kept): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}
