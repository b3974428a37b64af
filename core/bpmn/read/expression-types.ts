/**
 * `xsi:type="tFormalExpression"` names a type of BPMN, and wants BPMN's prefix in front. Files that leave it out, or name
 * a prefix of their own, would lose the whole expression in the parser; without the attribute it is read as what it is.
 */

const DECLARED = /xmlns(?::([\w.-]+))?\s*=\s*["']http:\/\/www\.omg\.org\/spec\/BPMN\/20100524\/MODEL["']/g;
const TYPED = /\s[\w.-]+:type\s*=\s*["'](?:([\w.-]+):)?t(?:Formal)?Expression["']/g;

/** The text without types of expressions that do not lead to BPMN. */
export function withoutStrayTypes(xml: string): string {
  const prefixes = new Set([...xml.matchAll(DECLARED)].map(([, prefix]) => prefix ?? ''));
  return xml.replace(TYPED, (whole, prefix: string | undefined) => (prefixes.has(prefix ?? '') ? whole : ''));
}
