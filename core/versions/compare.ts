/** Two versions side by side: what differs in words, each change on the element of its diagram. */
import type { DiffView } from '../api-admin.ts';
import { readBpmn } from '../bpmn/read.ts';
import type { VersionSource } from '../definition/source.ts';
import { usersOfSteps } from '../pieces/outlines.ts';
import { diffSources, type DiffOptions } from './diff.ts';
import { drawn } from './draw.ts';
import { elementsOf } from './elements.ts';

export async function compareSources(
  before: VersionSource,
  after: VersionSource,
  options: DiffOptions = {},
): Promise<DiffView> {
  const diagrams = { before: drawn(before, options).xml, after: drawn(after, options).xml };
  const [old, now] = await Promise.all([
    elementsIn(before, diagrams.before),
    elementsIn(after, diagrams.after),
  ]);
  const changes = diffSources(before, after, options).map((change) => {
    const elements = change.kind === 'removed' ? old : now;
    return change.element === null
      ? change
      : { ...change, element: elements.get(change.element) ?? old.get(change.element) ?? change.element };
  });
  return { changes, diagrams };
}

async function elementsIn(source: VersionSource, xml: string): Promise<ReadonlyMap<string, string>> {
  const { model } = await readBpmn(xml);
  return model ? elementsOf(model, usersOfSteps(source)) : new Map<string, string>();
}
