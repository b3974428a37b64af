/** A link event that goes out has one that comes in, by name, in the same scope. */
import type { Rule } from '../../runner.ts';
import { called, type Event, has, isEvent, linkName } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';

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
          message: `连接事件“${called(event)}”没有对应的去处`,
          english: `Link event "${called(event)}" has no matching target`,
        });
      }
      for (const event of into) {
        const same = into.filter((other) => linkName(other) === linkName(event));
        if (same.length > 1 && same[0] !== event) {
          report({
            code: 'link_ambiguous',
            element: event.id,
            message: `有几个名为“${linkName(event)}”的连接去处,不知道去哪一个`,
            english: `There are several link targets called "${linkName(event)}"`,
          });
        }
        if (out.some((other) => linkName(other) === linkName(event))) continue;
        report({
          code: 'link_without_source',
          element: event.id,
          message: `连接事件“${called(event)}”没有对应的来处`,
          english: `Link event "${called(event)}" has no matching source`,
        });
      }
    }
  },
};
