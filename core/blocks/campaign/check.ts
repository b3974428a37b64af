/** A definition opens and awaits the campaigns it names, and no others. */
import { actionsOf } from '../../engine/check-actions.ts';
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Checked } from '../block.ts';
import { words } from './messages.ts';

/** Reports what names a campaign that is not there, or opens one that has no rows. */
export function check({ definition, states, report }: Checked): void {
  const known = definition.campaigns ?? {};
  const unknown = (name: string, element: string, path: string): void => {
    if (Object.hasOwn(known, name)) return;
    report('campaign_unknown', element, path, words.check.unknown(name));
  };
  for (const { node, key, path } of states) {
    const awaits = (node.meta as JsonObject | undefined)?.awaits;
    if (typeof awaits === 'string') unknown(awaits, key, `${path}/meta/awaits`);
    for (const [type, params] of named(actionsOf(node))) {
      const name = String(params.campaign);
      unknown(name, key, path);
      if (type === 'campaign.open' && Object.hasOwn(known, name) && known[name]?.rows === undefined)
        report('campaign_without_rows', key, `/campaigns/${name}`, words.check.noRows(name));
    }
  }
}

function named(actions: unknown[]): [type: string, params: JsonObject][] {
  return actions.flatMap((action): [string, JsonObject][] => {
    const { type, params } = (isObject(action as Json) ? action : {}) as JsonObject;
    return typeof type === 'string' && type.startsWith('campaign.') && isObject(params)
      ? [[type, params]]
      : [];
  });
}
