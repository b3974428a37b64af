/**
 * What may be drawn: the palette, what one can go on with from an element, and what an element can be turned into.
 * Nothing is offered that the compiler does not execute.
 */
import { text } from '../messages.ts';
import { insertOn, onlyFlow } from './insert.ts';
import { NEXT, offers, pieceOffers, shapeOf, type Offer, type OfferedPieces } from './offers.ts';
import { TOGETHER } from './source-command.ts';
import type { Element, Services } from './services.ts';

interface Entry {
  group: string;
  className: string;
  title: string;
  /** The whole entry, where an icon does not tell it from others. */
  html?: string;
  separator?: boolean;
  action: Record<string, (event: Event, element?: Element) => void>;
}
type Entries = Record<string, Entry>;

interface Tools {
  elementFactory: {
    createShape(attributes: object): Element;
    createParticipantShape(): Element;
  };
  bpmnFactory: Services['bpmnFactory'];
  create: { start(event: Event, what: Element | Element[], hints?: object): void };
  autoPlace: { append(from: Element, what: Element): void };
  lassoTool: { activateSelection(event: Event): void };
  handTool: { activateHand(event: Event): void };
  spaceTool: { activateSelection(event: Event): void };
  globalConnect: { start(event: Event): void };
}

/** The palette: eight things, the pieces of process, four tools. */
export class Palette {
  static $inject = [
    'palette',
    'create',
    'elementFactory',
    'bpmnFactory',
    'lassoTool',
    'handTool',
    'spaceTool',
    'globalConnect',
    'autoPlace',
    'pieces',
  ];
  private readonly tools: Tools;

  constructor(
    palette: { registerProvider(provider: Palette): void },
    create: Tools['create'],
    elementFactory: Tools['elementFactory'],
    bpmnFactory: Tools['bpmnFactory'],
    lassoTool: Tools['lassoTool'],
    handTool: Tools['handTool'],
    spaceTool: Tools['spaceTool'],
    globalConnect: Tools['globalConnect'],
    autoPlace: Tools['autoPlace'],
    private readonly pieces: OfferedPieces,
  ) {
    this.tools = {
      create,
      elementFactory,
      bpmnFactory,
      lassoTool,
      handTool,
      spaceTool,
      globalConnect,
      autoPlace,
    };
    palette.registerProvider(this);
  }

  getPaletteEntries(): Entries {
    const { tools } = this;
    const tool = (icon: string, title: string, click: (event: Event) => void): Entry => ({
      group: 'tools',
      className: icon,
      title,
      action: { click },
    });
    const entries: Entries = {
      hand: tool('bpmn-icon-hand-tool', text.draw.hand, (event) => tools.handTool.activateHand(event)),
      lasso: tool('bpmn-icon-lasso-tool', text.draw.lasso, (event) =>
        tools.lassoTool.activateSelection(event),
      ),
      space: tool('bpmn-icon-space-tool', text.draw.space, (event) =>
        tools.spaceTool.activateSelection(event),
      ),
      connect: tool('bpmn-icon-connection-multi', text.draw.connect, (event) =>
        tools.globalConnect.start(event),
      ),
      line: { group: 'tools', className: '', title: '', separator: true, action: {} },
    };
    for (const offer of [...offers(this.pieces), ...pieceOffers(this.pieces)]) {
      const begin = (event: Event): void => tools.create.start(event, shapeOf(tools, offer));
      entries[`create.${offer.id}`] = {
        group: offer.group === 'piece' ? 'pieces' : 'things',
        className: offer.icon,
        title: offer.title,
        ...(offer.group === 'piece' ? { html: worded(offer.name ?? '') } : {}),
        action: { dragstart: begin, click: begin },
      };
    }
    const pool = (event: Event): void =>
      tools.create.start(event, tools.elementFactory.createParticipantShape());
    entries['create.pool'] = {
      group: 'things',
      className: 'bpmn-icon-participant',
      title: text.draw.pool,
      action: { dragstart: pool, click: pool },
    };
    return entries;
  }
}

/** An entry that says what it is: pieces of process all have one icon. */
function worded(name: string): string {
  const entry = document.createElement('div');
  entry.className = 'entry is-worded';
  entry.draggable = true;
  entry.textContent = name;
  return entry.outerHTML;
}

/**
 * The pad beside an element: bpmn-js's own, with our next steps in the place of its. Where there is one way on, what is
 * chosen is put into it; an end, or a second way, begins a way of its own.
 */
export class Pad {
  static $inject = [
    'contextPad',
    'create',
    'elementFactory',
    'bpmnFactory',
    'autoPlace',
    'modeling',
    'commandStack',
    'selection',
    'pieces',
  ];
  private readonly tools: Tools;

  constructor(
    contextPad: { registerProvider(priority: number, provider: Pad): void },
    create: Tools['create'],
    elementFactory: Tools['elementFactory'],
    bpmnFactory: Tools['bpmnFactory'],
    autoPlace: Tools['autoPlace'],
    private readonly modeling: Parameters<typeof insertOn>[0],
    private readonly commandStack: Services['commandStack'],
    private readonly selection: Services['selection'],
    private readonly pieces: OfferedPieces,
  ) {
    this.tools = { create, elementFactory, bpmnFactory, autoPlace } as Tools;
    contextPad.registerProvider(500, this);
  }

  getContextPadEntries(element: Element): (entries: Entries) => Entries {
    return (entries) => {
      const goesOn = 'append.append-task' in entries;
      const kept = Object.fromEntries(
        Object.entries(entries).filter(
          ([id]) => !/^append\.(append|gateway|end|intermediate|compensation)/.test(id),
        ),
      );
      return goesOn ? { ...this.next(element), ...kept } : kept;
    };
  }

  private goOn(element: Element, offer: Offer): void {
    const shape = shapeOf(this.tools, offer);
    const flow = element.type.endsWith('Gateway') || offer.id === 'end' ? null : onlyFlow(element);
    if (!flow) return this.tools.autoPlace.append(element, shape);
    const steps = (): void => void insertOn(this.modeling, flow, shape);
    this.commandStack.execute(TOGETHER, { steps });
    this.selection.select(shape);
  }

  private next(element: Element): Entries {
    const { tools } = this;
    return Object.fromEntries(
      offers(this.pieces)
        .filter(({ id }) => NEXT.includes(id))
        .map((offer) => [
          `append.${offer.id}`,
          {
            group: 'model',
            className: offer.icon,
            title: text.draw.goOn(offer.title),
            action: {
              click: () => this.goOn(element, offer),
              dragstart: (event: Event) =>
                tools.create.start(event, shapeOf(tools, offer), { source: element }),
            },
          },
        ]),
    );
  }
}

/** Kinds of elements that are read but not executed, or that say the same as one that is offered. */
const REFUSED =
  /compensation|cancel|transaction|ad-hoc|complex|data-|collapsed|manual-task|script-task|with-task$|none-intermediate/;

/** The menu 改成别的, without what is not executed. */
export class Replacements {
  static $inject = ['popupMenu'];

  constructor(popupMenu: { registerProvider(menu: string, priority: number, provider: Replacements): void }) {
    popupMenu.registerProvider('bpmn-replace', 500, this);
  }

  getPopupMenuEntries(): (entries: Entries) => Entries {
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([id]) => !REFUSED.test(id)));
  }

  getPopupMenuHeaderEntries(): (entries: Entries) => Entries {
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([id]) => !/ad-hoc/.test(id)));
  }
}
