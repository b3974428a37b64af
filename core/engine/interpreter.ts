/** What goes into a machine and comes out of it, in the words of this house. */
import type { Json, JsonObject } from '../vocabulary.ts';

/** What the machine hears. */
export interface MachineEvent {
  type: string;
  /** Id of the state whose task this is the outcome of: of parallel states that know the same word only this one hears it. */
  node?: string;
  /** Id of the state whose delay of this name is over. */
  after?: string;
  data?: JsonObject;
  items?: Json[];
}

/** Evaluates the definition's expressions for the event being heard, against the data as it is at that point of the transition. */
export interface Interpreter {
  holds(condition: string, data: JsonObject): boolean;
  computed(name: string, data: JsonObject): boolean;
  assign(values: JsonObject, data: JsonObject): JsonObject;
  delay(name: string, data: JsonObject): number;
}

/** One thing the machine asks for, in order; `data` is the case data at that point. */
export interface MachineAction {
  type: string;
  params: JsonObject;
  data: JsonObject;
}
