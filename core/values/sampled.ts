/**
 * Random samples 抽查 that anybody can draw again (C34): whether a key is drawn depends on its text and the share alone,
 * so server, simulator and auditor come to the same draw, and raising the share only adds to it.
 */

/** Parts the keys are spread over: a share is exact to a hundredth of a percent. */
const PARTS = 10_000;

/**
 * Whether `key` belongs to the sample of `percent` (0–100) of all keys. Samples for different purposes are independent
 * when the key says the purpose too.
 */
export function sampled(key: string, percent: number): boolean {
  return spread(key) % PARTS < (percent / 100) * PARTS;
}

/** FNV-1a and the finish of MurmurHash3, which lets keys that differ in the last digit alone end up far apart. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
