/**
 * Stands in for fast-uri in the build: forms come without references, so there is no
 * `$id` to resolve.
 */
export const resolve = (_base: string, reference: string) => reference;
export const parse = () => ({});
export const serialize = () => '';
export const uri = { resolve, parse, serialize };
export { uri as default };
