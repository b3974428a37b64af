/** bpmn-moddle ships types of the elements only (`bpmn-moddle/types`), none for the reader itself. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string;
    $attrs: Record<string, string>;
    $parent?: ModdleElement;
    $children?: ModdleElement[];
    $body?: string;
    id?: string;
    name?: string;
    get(name: string): unknown;
    [property: string]: unknown;
  }
  export interface ModdleReference {
    element: ModdleElement;
    property: string;
    id: string;
  }
  export interface ParseResult {
    rootElement: ModdleElement;
    elementsById: Record<string, ModdleElement>;
    references: ModdleReference[];
    warnings: { message: string; element?: ModdleElement; property?: string; value?: string }[];
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string, type: string, options?: { lax?: boolean }): Promise<ParseResult>;
  }
}
