/** Texts of messages by id: those of a definition, found in its machine, and those of the house. */
import type { ProcessDefinition } from '../../definition/process.ts';
import { actionsOf } from '../../engine/check-actions.ts';
import { statesOf } from '../../engine/check-structure.ts';
import { slotsOf } from '../../engine/template.ts';
import { references } from '../../expression/index.ts';
import { isObject } from '../../json.ts';
import { fingerprint } from '../../values/fingerprint.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { words } from './messages.ts';

/** A text; channels that leave the house may have one of their own. */
export interface Template {
  message: string;
  sms?: string;
  email?: string;
  wechat?: string;
}

/** Texts of the house, by id. */
export const HOUSE = {
  overdue: 'house/overdue',
  incident: 'house/incident',
  urge: 'house/urge',
  urgeCase: 'house/urge-case',
  said: 'house/said',
} as const;
export type HouseTemplate = (typeof HOUSE)[keyof typeof HOUSE];

const HOUSE_TEXTS: Readonly<Record<string, string>> = {
  [HOUSE.overdue]: words.house.overdue,
  [HOUSE.incident]: words.house.incident,
  [HOUSE.urge]: words.house.urge,
  [HOUSE.urgeCase]: words.house.urgeCase,
  [HOUSE.said]: words.house.said,
};

/** The text of an action that tells somebody. */
export function templateIn({ message, sms, email, wechat }: JsonObject): Template {
  return {
    message: String(message),
    ...(typeof sms === 'string' ? { sms } : {}),
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof wechat === 'string' ? { wechat } : {}),
  };
}

/** Its id follows from what it says: it is the same whichever program reads the version. */
export function idOf({ message, sms = '', email = '', wechat }: Template): string {
  return fingerprint([message, sms, email, ...(wechat === undefined ? [] : [wechat])].join('\n\n'));
}

/** The text of the house under an id; undefined where it is none of the house's. */
export function houseText(id: string): string | undefined {
  return Object.hasOwn(HOUSE_TEXTS, id) ? HOUSE_TEXTS[id] : undefined;
}

const known = new WeakMap<ProcessDefinition, ReadonlyMap<string, Template>>();

/** Every text of a definition, by id. */
export function templatesOf(definition: ProcessDefinition): ReadonlyMap<string, Template> {
  let texts = known.get(definition);
  if (!texts) {
    const nodes = [definition.machine as JsonObject, ...statesOf(definition).map(({ node }) => node)];
    const told = nodes.flatMap(actionsOf).filter((action) => isObject(action) && action['type'] === 'notify');
    const all = told.map((action) => templateIn((action as { params: JsonObject }).params));
    known.set(definition, (texts = new Map(all.map((one) => [idOf(one), one]))));
  }
  return texts;
}

/** The names that texts read, through computed values too. */
export function namesRead({ computed = {} }: ProcessDefinition, texts: string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const follow = (feel: string): void => {
    for (const reference of references(feel)) {
      const name = reference.split('.')[0] as string;
      if (names.has(name)) continue;
      names.add(name);
      if (Object.hasOwn(computed, name)) follow(computed[name] as string);
    }
  };
  texts.flatMap(slotsOf).forEach(follow);
  return names;
}
