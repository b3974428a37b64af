/** What writers of elements share. */
import type { Artefact } from '../model.ts';
import type { Declarations } from './declarations.ts';
import type { Namespaces } from './extensions.ts';
import { el, type Attributes, type Element } from './xml.ts';

export interface Writing {
  declarations: Declarations;
  namespaces: Namespaces;
  artefacts: readonly Artefact[];
}

/** What a drawing says about an element, as BPMN keeps it. */
export function documentation(text: string | undefined): Element | undefined {
  return text === undefined ? undefined : el('bpmn:documentation', {}, text);
}

/** The language of an expression; one that shows by itself is not said. */
export function languageOf(language: string | undefined): Attributes {
  return language === undefined || ['juel', 'text'].includes(language) ? {} : { language };
}
