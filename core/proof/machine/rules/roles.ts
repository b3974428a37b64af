/** Who is asked exists, and somebody holds the role. */
import { levelOf } from '../../../engine/candidates.ts';
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import type { Machine } from '../states.ts';
import { messages } from '../../messages.ts';

/** Not roles but relations to the case. */
const RELATIONS = new Set(['filer', 'anyone', 'public']);

export const roles: Rule<DefinitionContext> = {
  name: 'roles',
  run: ({ definition, machine, roles: known, holders, atOnePost }, report) => {
    if (atOnePost) tooMany(machine, atOnePost, report);
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
      } else if (holders && !holders.has(role)) {
        // an office of its own (`county_dept:…`) is held by who holds just that
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

/** Nobody takes two seats of one step: more of a role than any office has people leave the step open for ever. */
function tooMany(machine: Machine, atOnePost: ReadonlyMap<string, number>, report: Report): void {
  for (const { key, meta } of machine.states) {
    const asked = new Map<string, number>();
    for (const { role, count = 1, when, optional, region } of meta.task?.seats ?? [])
      if (
        typeof role === 'string' &&
        when === undefined &&
        !optional &&
        region === undefined &&
        !RELATIONS.has(role)
      )
        asked.set(role, (asked.get(role) ?? 0) + count);
    if (meta.task?.mode === undefined || meta.task.mode === 'any') continue;
    for (const [role, wanted] of asked) {
      const most = atOnePost.get(role) ?? 0;
      if (most === 0 || wanted <= most) continue;
      report({
        code: 'seats_beyond_holders',
        element: key,
        path: role,
        message: messages.roles.tooMany(meta.label ?? key, role, wanted, most),
        english: `"${key}" asks for ${wanted} of role "${role}", and no office has more than ${most}`,
      });
    }
  }
}
