/** What the designer uses of bpmn-js, typed as far as it is used. Its element types stay inside this folder and the panel. */

/** A BPMN element of the model behind a shape. Properties by name; `xz:` ones with their prefix. */
export interface Moddle {
  $type: string;
  id: string;
  name?: string;
  $instanceOf(type: string): boolean;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** A shape, connection or the root as it stands on the canvas. */
export interface Element {
  id: string;
  type: string;
  businessObject: Moddle;
  parent: Element | null;
  incoming: Element[];
  outgoing: Element[];
  source?: Element;
  target?: Element;
  host?: Element;
  /** On an external label: the element it belongs to. */
  labelTarget?: Element;
  waypoints?: { x: number; y: number }[];
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Services {
  modeling: {
    updateProperties(element: Element, properties: Record<string, unknown>): void;
    updateModdleProperties(element: Element, of: Moddle, properties: Record<string, unknown>): void;
  };
  bpmnFactory: { create(type: string, properties?: Record<string, unknown>): Moddle };
  commandStack: {
    execute(command: string, context: object): void;
    undo(): void;
    redo(): void;
    canUndo(): boolean;
    canRedo(): boolean;
    clear(emit?: boolean): void;
    registerHandler(command: string, handler: unknown): void;
  };
  elementRegistry: {
    get(id: string): Element | undefined;
    getAll(): Element[];
    filter(keep: (element: Element) => boolean): Element[];
  };
  selection: { select(element: Element | null): void; get(): Element[] };
  canvas: {
    addMarker(element: string | Element, marker: string): void;
    removeMarker(element: string | Element, marker: string): void;
    /** What is seen, in the diagram's measure; `inner`: all there is; `outer`: the place, in pixels. */
    viewbox(): Box & { scale: number; inner: Box; outer: { width: number; height: number } };
    viewbox(box: Box): void;
    getContainer(): HTMLElement;
    getRootElement(): Element;
    scrollToElement(element: Element, padding?: number): void;
    scroll(by: { dx: number; dy: number }): void;
    resized(): void;
  };
  overlays: {
    add(element: string, type: string, overlay: object): string;
    remove(filter: { type: string }): void;
  };
  eventBus: {
    on(event: string, listener: (event: never) => unknown): void;
    /** Before those of lower priority (1000 where none is given); `false` keeps the event from them. */
    on(event: string, priority: number, listener: (event: never) => unknown): void;
    off(event: string, listener: (event: never) => void): void;
  };
  searchPad: { toggle(): void; close(): void; isOpen(): boolean };
  editorActions: { trigger(action: 'removeSelection'): unknown };
  zoomScroll: { stepZoom(step: number): void };
}

/** A viewer or modeler of bpmn-js. */
export interface Drawing {
  importXML(xml: string, diagram?: string): Promise<{ warnings: unknown[] }>;
  saveXML(options?: { format?: boolean }): Promise<{ xml?: string }>;
  attachTo(parent: HTMLElement): void;
  detach(): void;
  destroy(): void;
  get<Name extends keyof Services>(name: Name): Services[Name];
  /** null where the drawing does not have it. */
  get<Name extends keyof Services>(name: Name, strict: false): Services[Name] | null;
}

export function isA(element: Element | Moddle, ...types: string[]): boolean {
  const of = 'businessObject' in element ? element.businessObject : element;
  return types.some((type) => of.$instanceOf(type));
}

/** The first trigger of an event: `bpmn:TimerEventDefinition` … */
export function triggerOf(element: Element): Moddle | null {
  const found = element.businessObject.get('eventDefinitions');
  return Array.isArray(found) && found.length > 0 ? (found[0] as Moddle) : null;
}
