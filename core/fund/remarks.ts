import type { Json, JsonObject } from '../vocabulary.ts';

/** What a line of an account says beyond its figures: the payee masked, who booked it, on whose decision, the papers. */
export interface Remarks {
  payee?: Json;
  operator?: Json;
  approver?: Json;
  voucher?: Json;
}

const NAMES = ['payee', 'operator', 'approver', 'voucher'] as const;

/** The remarks in the data of an operation; what it does not say is left out. */
export function remarks(data: JsonObject): Remarks {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const said = data[name];
      return said === undefined || said === null ? [] : [[name, said]];
    }),
  );
}
