/**
 * What there is to say about a drawing that stands alone, process by process: what the proof of drawings says, and what
 * publishing it as it is would say. Forms it names are taken to be there; what they ask for is not known here.
 */
import type { DiagnosticView } from '../api-admin.ts';
import { processesToRun } from '../bpmn/processes.ts';
import { compileBpmn } from '../bpmn/compile.ts';
import type { BpmnModel, Finding } from '../bpmn/model.ts';
import { readBpmn } from '../bpmn/read.ts';
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import { checkDiagram } from '../proof/index.ts';
import { checkSource, OF_THE_FILE, type CheckFacts } from './check.ts';
import { redrawn } from './redraw.ts';

/** A file with more of them is looked at in part; each takes a proof of its own. */
const PROCESSES = 20;

/** Said because the forms are not here, or only of the least definition a drawing is put into. */
const OF_THE_FRAME = new Set([
  'name_unknown',
  'field_unknown',
  'value_never',
  'form_unused',
  'read_before_written',
  'key_differs',
]);

/** Whether the house has such a role is no fault of the drawing; it is published when it has. */
const OF_THE_HOUSE = new Set(['role_unknown']);

/** Everything, worst first. Never throws, whatever the text is. */
export async function checkDrawing(
  xml: string,
  facts: Omit<CheckFacts, 'key'>,
): Promise<(DiagnosticView | Finding)[]> {
  const { model, findings } = await readBpmn(xml);
  if (!model) return findings;
  const told: (DiagnosticView | Finding)[] = [...findings, ...checkDiagram(model), ...ofTheFile(model)];
  const wanted = processesToRun(model);
  for (const { id } of wanted.slice(0, PROCESSES)) {
    const process = wanted.length > 1 ? { process: id } : {};
    const { source } = await redrawn(null, xml, { roles: facts.roles, ...process });
    const found = await checkSource(withForms(source), facts);
    told.push(...found.filter(({ code }) => !OF_THE_FRAME.has(code) && !OF_THE_FILE.has(code)).map(asDrawn));
  }
  return sorted(once(told));
}

/** Which of several processes is meant is asked once, of the file as it is. */
function ofTheFile(model: BpmnModel): Finding[] {
  return compileBpmn(model).findings.filter(({ code }) => OF_THE_FILE.has(code));
}

function asDrawn(found: DiagnosticView): DiagnosticView {
  return OF_THE_HOUSE.has(found.code) ? { ...found, severity: 'warning' } : found;
}

/** Of what is said twice of an element, what weighs more. */
function once(told: (DiagnosticView | Finding)[]): (DiagnosticView | Finding)[] {
  const kept = new Map<string, DiagnosticView | Finding>();
  for (const each of told) {
    const key = `${each.code} ${each.element} ${each.message}`;
    const before = kept.get(key);
    if (!before || rank(each) < rank(before)) kept.set(key, each);
  }
  return [...kept.values()];
}

const RANKS = ['error', 'warning', 'info'];

function rank({ severity }: DiagnosticView | Finding): number {
  return RANKS.indexOf(severity);
}

function sorted(told: (DiagnosticView | Finding)[]): (DiagnosticView | Finding)[] {
  return told.sort((a, b) => rank(a) - rank(b));
}

/** The source with an open form for each that its machine names. */
function withForms(source: VersionSource): VersionSource {
  const named = formsIn(source.definition.machine).filter((id) => source.forms[id] === undefined);
  const open = named.map((id) => [id, { id, title: id, schema: { type: 'object', properties: {} } }]);
  return { ...source, forms: { ...source.forms, ...Object.fromEntries(open) } };
}

function formsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(formsIn);
  if (!isObject(value)) return [];
  const own = typeof value.form === 'string' ? [value.form] : [];
  return [...new Set([...own, ...Object.values(value).flatMap(formsIn)])];
}
