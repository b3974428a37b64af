/** The namespaces of other vendors in a file, so that what is theirs can be written back. */
import type { ModdleElement } from 'bpmn-moddle';

/** Prefix → address, as the parser calls them. */
export function namespacesOf(root: ModdleElement): Record<string, string> {
  const found = Object.entries(root.$attrs ?? {}).filter(([name]) => /^xmlns(:|$)/.test(name));
  const declared = found.map(([name, address]): Declared => [name.slice(6), String(address)]);
  const renamed = declared.filter(isRenamed);
  return Object.fromEntries([
    ...declared.filter((one) => one[0] !== '' && !isRenamed(one)),
    ...renamed.map(([, address], n): Declared => [`ns${n}`, address]),
  ]);
}

type Declared = [prefix: string, address: string];

/** Prefixes the parser has for itself, with what they stand for there. */
const PARSER: Record<string, RegExp> = {
  bpmn: /BPMN\/20100524\/MODEL$/,
  bpmndi: /BPMN\/20100524\/DI$/,
  dc: /DD\/20100524\/DC$/,
  di: /DD\/20100524\/DI$/,
  bioc: /bpmn\.io\/schema\/bpmn\/biocolor\/1\.0$/,
  color: /BPMN\/non-normative\/color\/1\.0$/,
};

/** A prefix that is taken in the parser, and the default one, are called `ns0`, `ns1` … there. */
function isRenamed([prefix, address]: Declared): boolean {
  const known = Object.values(PARSER).some((own) => own.test(address));
  return !known && (prefix === '' || PARSER[prefix] !== undefined);
}
