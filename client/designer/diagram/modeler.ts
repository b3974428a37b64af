/** The drawing tool with the house's additions. Loaded when a diagram is shown: it is by far the largest part of the page. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import XZ from '../../../core/bpmn/xz.moddle.json' with { type: 'json' };
import type { OfferedPieces } from './offers.ts';
import { Pad, Palette, Replacements } from './offered.ts';
import type { Drawing, Moddle } from './services.ts';
import { SourceCommand } from './source-command.ts';
import { translate } from './translate.ts';

/** The part of the tool's factory that its types leave out. */
interface Factory {
  new (moddle: unknown): {
    _model: { ids: { assigned(id: string): unknown; claim(id: string, element: unknown): void } };
    _ensureId(element: Moddle): void;
  };
}

/** Ids that can be read in an expression: the id of a step names its data. */
class ReadableIds extends (BpmnFactory as unknown as Factory) {
  static $inject = ['moddle'];

  override _ensureId(of: Moddle): void {
    const { ids } = this._model;
    if (of.id || !of.$instanceOf('bpmn:Activity')) return super._ensureId(of);
    let n = 1;
    while (ids.assigned(`step_${n}`)) n += 1;
    of.id = `step_${n}`;
    ids.claim(of.id, of);
  }
}

const words = { translate: ['value', translate] };

const house = {
  __init__: ['pad', 'replacements', 'sourceCommand'],
  paletteProvider: ['type', Palette],
  pad: ['type', Pad],
  replacements: ['type', Replacements],
  sourceCommand: ['type', SourceCommand],
  bpmnFactory: ['type', ReadableIds],
};

/** A diagram one can change; `pieces` are offered beside the things of BPMN. */
export function makeModeler(container: HTMLElement, pieces: OfferedPieces = {}): Drawing {
  return new Modeler({
    container,
    moddleExtensions: { xz: XZ },
    additionalModules: [words, house, { pieces: ['value', pieces] }],
  } as never) as unknown as Drawing;
}

/** A diagram one can look at, move and enlarge. */
export function makeViewer(container: HTMLElement): Drawing {
  return new NavigatedViewer({
    container,
    moddleExtensions: { xz: XZ },
    additionalModules: [words],
  } as never) as unknown as Drawing;
}
