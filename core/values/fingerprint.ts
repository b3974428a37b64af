/** Short names for texts, the same everywhere and always. Nothing secret rests on them. */

/** Sixteen hexadecimal digits that follow from a text: FNV-1a over 64 bits, by UTF-16 code units. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
