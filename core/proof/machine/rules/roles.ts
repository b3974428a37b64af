/** Who is asked exists, and somebody holds the role. */
import { levelOf } from '../../../engine/candidates.ts';
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { messages } from '../../messages.ts';

/** Not roles but relations to the case. */
const RELATIONS = new Set(['filer', 'anyone', 'public']);

export const roles: Rule<DefinitionContext> = {
  name: 'roles',
  run: ({ definition, machine, roles: known, holders }, report) => {
    const asked: [role: string, element: string, name: string][] = [
      ...definition.start.roles.map((role): [string, string, string] => [
        role,
        'start',
        messages.roles.start,
      ]),
      ...Object.entries(definition.actions ?? {}).flatMap(([name, act]) =>
        act.roles.map((role): [string, string, string] => [role, name, act.label]),
      ),
      ...machine.states.flatMap(({ key, meta }) =>
        (meta.task?.seats ?? []).flatMap((seat) =>
          [seat.role].flat().map((role): [string, string, string] => [role, key, meta.label ?? key]),
        ),
      ),
    ];
    for (const [role, element, name] of asked) {
      if (RELATIONS.has(role)) continue;
      const base = role.split(':')[0] as string;
      if (!known.has(role) && !known.has(base) && levelOf(role, known) === 'any') {
        report({
          code: 'role_unknown',
          element,
          path: role,
          message: messages.roles.unknownRole(name, role),
          english: `There is no role "${role}"`,
        });
      } else if (holders && !holders.has(role) && !holders.has(base)) {
        report({
          code: 'role_without_holder',
          element,
          path: role,
          message: messages.roles.nobody(name, role),
          english: `Nobody holds role "${role}"`,
        });
      }
    }
  },
};
