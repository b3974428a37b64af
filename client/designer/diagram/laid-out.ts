/** What of a file is drawn, and where: some tools and hands say what there is but not where it stands. */

/** The diagram with coordinates; as it is where it has some, or cannot be read. */
export async function laidOut(xml: string): Promise<string> {
  if (/[<:]BPMNShape[\s>]/.test(xml)) return xml;
  const [{ readBpmn }, { writeBpmn }] = await Promise.all([
    import('../../../core/bpmn/read.ts'),
    import('../../../core/bpmn/write.ts'),
  ]);
  const { model } = await readBpmn(xml);
  return model ? writeBpmn(model) : xml;
}

/** Of several diagrams in one file the id of the one that shows the process that is run; else the first is shown. */
export function diagramToOpen(xml: string): string | undefined {
  const run = tagsOf(xml, 'process').filter((tag) => attributeOf(tag, 'isExecutable') === 'true');
  const wanted = run.length === 1 ? attributeOf(run[0] ?? '', 'id') : undefined;
  if (wanted === undefined) return undefined;
  let diagram: string | undefined;
  for (const [tag, kind] of xml.matchAll(/<(?:[\w.-]+:)?BPMN(Diagram|Plane)\s[^<>]*>/g)) {
    if (kind === 'Diagram') diagram = attributeOf(tag, 'id');
    else if (attributeOf(tag, 'bpmnElement') === wanted) return diagram;
  }
  return undefined;
}

function tagsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^<>]*>`, 'g')) ?? [];
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}
