/** A new process as it is first seen: a form, an end, and room between them. */
import { machineToModel } from '../../../core/bpmn/to-model.ts';
import { writeBpmn } from '../../../core/bpmn/write.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import type { FieldGroup } from '../../../core/form/types.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { blankSource } from '../../../core/versions/blank.ts';

/** Drawn without lanes: who does what is said at each step until somebody wants lanes. */
export function blankProcess(
  key: string,
  title: string,
  groups: Readonly<Record<string, FieldGroup>>,
): VersionSource {
  const source = blankSource(key, { title });
  const { model } = machineToModel(source.definition.machine as JsonObject, { title });
  for (const process of model.processes) {
    process.lanes = [];
    delete process.participant;
    for (const node of process.nodes) delete node.lane;
  }
  return { ...source, groups, diagram: writeBpmn(model) };
}
