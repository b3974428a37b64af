/** A link event that goes out has one that comes in, by name, in the same scope. */
import type { Rule } from '../../runner.ts';
import { called, type Event, has, isEvent, linkName } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const links: Rule<ModelContext> = {
  name: 'links',
  run: ({ graphs }, report) => {
    for (const { scope } of graphs) {
      const events = scope.nodes.filter((node): node is Event => isEvent(node) && has(node, 'link'));
      const into = events.filter(({ position }) => position === 'catch');
      const out = events.filter(({ position }) => position === 'throw');
      for (const event of out) {
        if (into.some((other) => linkName(other) === linkName(event))) continue;
        report({
          code: 'link_without_target',
          element: event.id,
          message: messages.links.noTarget(called(event)),
          english: `Link event "${called(event)}" has no matching target`,
        });
      }
      for (const event of into) {
        const same = into.filter((other) => linkName(other) === linkName(event));
        if (same.length > 1 && same[0] !== event) {
          report({
            code: 'link_ambiguous',
            element: event.id,
            message: messages.links.severalTargets(linkName(event)),
            english: `There are several link targets called "${linkName(event)}"`,
          });
        }
        if (out.some((other) => linkName(other) === linkName(event))) continue;
        report({
          code: 'link_without_source',
          element: event.id,
          message: messages.links.noSource(called(event)),
          english: `Link event "${called(event)}" has no matching source`,
        });
      }
    }
  },
};
