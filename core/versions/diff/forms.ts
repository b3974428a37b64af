/** Forms and shared groups: fields that came, went or changed, who may do what with them, their rules. */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { fromTo, type Comparison, type Owner } from './comparison.ts';
import { cameAndWent, type Path } from './json.ts';
import { keyText } from './words.ts';
import { messages } from './messages.ts';
import { signs } from '../../signs/messages.ts';

/** What a field's own properties are called when they change. */
const OF_FIELD = [
  'type',
  'format',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'description',
  'readOnly',
  'default',
];
/** FEEL by the path of a field. */
const BY_FIELD = ['computed', 'visible', 'required', 'signers', 'privacy'] as const;

export function compareForms(c: Comparison): void {
  for (const [where, word] of [
    ['forms', messages.forms.form],
    ['groups', messages.forms.fieldGroup],
  ] as const) {
    const owner = (id: string): Owner => ({
      about: 'form',
      element: null,
      name: `${word}“${c.nameOf([where, id])}”`,
    });
    for (const id of c.entries([where], owner, (name) => owner(name).name))
      compareForm(c, [where, id], owner(id));
  }
}

function compareForm(c: Comparison, path: Path, owner: Owner): void {
  const { before, after } = c.at(path);
  if (!isObject(before) || !isObject(after)) return;
  c.tell(owner, [...path, 'title'], messages.forms.renamed(owner.name, c.fromTo([...path, 'title'])));
  compareFields(c, [...path, 'schema'], { ...owner, about: 'field' });
  for (const part of BY_FIELD) compareByField(c, path, part, messages.fieldRules[part], owner);
  comparePermissions(c, [...path, 'permissions'], owner);
  compareRules(c, [...path, 'rules'], { ...owner, about: 'rule' });
  c.entries(
    [...path, 'attachments'],
    () => owner,
    (name) => messages.forms.attachment(owner.name, fieldName(c, path, name)),
  );
}

function compareFields(c: Comparison, schema: Path, owner: Owner): void {
  const { before, after } = c.at(schema);
  if (!isObject(before) || !isObject(after)) return;
  const title = (name: string): string => `“${c.nameOf([...schema, 'properties', name])}”`;
  const properties = [...schema, 'properties'];
  const both = c.entries(
    properties,
    () => owner,
    (name) => messages.forms.field(owner.name, title(name)),
  );
  for (const name of both) {
    const path = [...properties, name];
    const field = messages.forms.field(owner.name, title(name));
    c.tell(owner, [...path, 'title'], messages.forms.fieldRenamed(owner.name, c.fromTo([...path, 'title'])));
    for (const key of OF_FIELD)
      c.tell(owner, [...path, key], messages.forms.fieldPart(field, keyText(key), c.fromTo([...path, key])));
    compareFields(c, path, { ...owner, name: field });
    compareFields(c, [...path, 'items'], { ...owner, name: field });
  }
  compareRequired(c, schema, owner, title);
}

function compareRequired(c: Comparison, schema: Path, owner: Owner, title: (name: string) => string): void {
  const path = [...schema, 'required'];
  const { before, after } = c.at(path);
  const { came, went } = cameAndWent(before, after);
  const titles = (names: Json[]): string =>
    names.map((name) => title(String(name))).join(messages.forms.between);
  const parts = [
    ...(came.length > 0 ? [messages.forms.nowRequired(titles(came))] : []),
    ...(went.length > 0 ? [messages.forms.nowOptional(titles(went))] : []),
  ];
  if (parts.length > 0) c.tell(owner, path, signs.said(owner.name, signs.sentences(parts)));
}

function compareByField(c: Comparison, form: Path, part: string, word: string, owner: Owner): void {
  const { added, removed, both } = c.names([...form, part]);
  for (const name of [...added, ...removed, ...both]) {
    const path = [...form, part, name];
    c.tell(
      { ...owner, about: 'field' },
      path,
      messages.forms.fieldRule(owner.name, fieldName(c, form, name), word, c.fromTo(path)),
    );
  }
}

function comparePermissions(c: Comparison, path: Path, owner: Owner): void {
  const { before, after } = c.at(path);
  const { came, went } = cameAndWent(before, after);
  const text = (list: Json[]): string =>
    signs.sentences(list.filter(isObject).map((each) => permissionText(c, each)));
  const parts = [
    ...(went.length > 0 ? [messages.forms.removed(text(went))] : []),
    ...(came.length > 0 ? [messages.forms.added(text(came))] : []),
  ];
  c.tell(
    owner,
    path,
    messages.forms.permissions(
      owner.name,
      parts.length > 0 ? signs.list(parts) : messages.forms.orderChanged,
    ),
  );
}

function permissionText(c: Comparison, permission: JsonObject): string {
  const { roles, steps, fields, access } = permission;
  const who = roles === undefined ? messages.forms.everybody : c.words.value(roles, 'roles');
  const at = steps === undefined ? '' : messages.forms.at(c.words.value(steps, 'target'));
  const what =
    Array.isArray(fields) && fields.includes('*') ? messages.forms.allFields : c.words.value(fields);
  return messages.forms.permission(who, at, what, c.words.value(access, 'access'));
}

/** Rules by their code: two rules may stand in another order and say the same. */
export function compareRules(c: Comparison, path: Path, owner: Owner): void {
  const { before, after } = c.at(path);
  const [old, now] = [rulesOf(before), rulesOf(after)];
  if (!c.differs(path)) return;
  const codes = [...new Set([...old.keys(), ...now.keys()])];
  const parts = codes.flatMap((code) => ruleText(old.get(code), now.get(code)));
  c.say(
    owner,
    path,
    messages.forms.rules(owner.name, parts.length > 0 ? signs.sentences(parts) : messages.forms.orderChanged),
  );
}

function rulesOf(rules: Json | undefined): Map<string, JsonObject> {
  const list = (Array.isArray(rules) ? rules : []).filter(isObject);
  return new Map(list.map((rule, i) => [`${String(rule.code ?? i)} ${String(rule.each ?? '')}`, rule]));
}

function ruleText(before: JsonObject | undefined, after: JsonObject | undefined): string[] {
  const message = `“${String((after ?? before)?.message ?? '')}”`;
  if (!before) return [messages.forms.ruleAdded(message)];
  if (!after) return [messages.forms.ruleRemoved(message)];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before.must !== after.must)
    return [
      messages.forms.ruleCondition(message, fromTo(`“${String(before.must)}”`, `“${String(after.must)}”`)),
    ];
  return before.message !== after.message
    ? [messages.forms.ruleMessage(fromTo(`“${String(before.message)}”`, message))]
    : [messages.forms.ruleChanged(message)];
}

/** The title of a field named by its path; the path where it has none. */
function fieldName(c: Comparison, form: Path, name: string): string {
  const steps = name.split('.').flatMap((part) => {
    const [key = '', rows] = part.split('[]');
    return rows === undefined ? ['properties', key] : ['properties', key, 'items'];
  });
  return c.nameOf([...form, 'schema', ...steps]);
}
