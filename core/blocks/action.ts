/**
 * A machine action as a word of the language: what it is called, what it needs and how each parameter is read. The
 * compiler, the schema, the proof, the comparison of versions and the designer's panel all read the same record.
 */
import type { JsonObject } from '../basics.ts';

/**
 * How a parameter is read: `literal` stands for itself; `template` is a sentence with `{{ FEEL }}` in it; `flag` is yes
 * or no; `feel` and `feel-map` (FEEL by name) are read over this case, `feel-map-there` by another case over its own
 * data; `period` is a length of time or a moment.
 */
export type ParamKind = 'literal' | 'template' | 'flag' | 'feel' | 'feel-map' | 'feel-map-there' | 'period';

/** What a literal may be chosen from in a definition or in the house. */
type Choice = 'document' | 'message' | 'process';

/** A parameter of an action. */
export interface ParamWord {
  kind: ParamKind;
  /** Its word in the designer. */
  label: string;
  hint?: string;
  required?: true;
  /** In short notation it stands under the action's own word: `{ "notify": to, "message": … }`; one of each action. */
  principal?: true;
  choice?: Choice;
  /** Another parameter without which this one means nothing. */
  needs?: string;
}

/** An action of the machine. */
export interface ActionWord {
  /** Its word, in the designer and in comparisons of versions. */
  label: string;
  /** What it does, for who draws. */
  help: string;
  params: Readonly<Record<string, ParamWord>>;
  /** What the machine hears of how it went; absent where it does not wait. */
  answers?: readonly string[];
  /** Parameters a new one begins with in the designer. */
  blank: JsonObject;
  /** Parameters are named by who writes: paths of the case data, each with FEEL (`set`). */
  open?: true;
}
