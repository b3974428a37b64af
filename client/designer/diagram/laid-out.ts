/** Diagrams that say what there is but not where it stands: some tools and hands write them so. */

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
