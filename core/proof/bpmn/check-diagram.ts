/** Everything there is to say about a diagram: how it runs, and what it lacks or has too much of to be run here. */
import { compileBpmn, type CompileOptions } from '../../bpmn/compile.ts';
import type { BpmnModel, Finding } from '../../bpmn/model.ts';
import type { GuardKnowledge } from '../guards.ts';
import { MODEL_RULES } from './rules/index.ts';
import { runRules } from '../runner.ts';
import { contextOf } from './scopes.ts';

/** What each process says of the others is said of each of them anyway. */
const BESIDE = new Set(['process_beside', 'process_choice', 'process_empty']);

/** Said by the proof in its own words. */
const SAME: Record<string, string> = {
  link_open: 'link_without_target',
  link_unused: 'link_without_source',
  boundary_dangling: 'boundary_unattached',
  conditions_missing: 'condition_missing',
};

/**
 * The proof of every process, then what stands in the way of running it. In a sketch (a process that does not say it is
 * executable) what cannot be run is a warning: nobody asked to run it yet.
 */
export function checkDiagram(
  model: BpmnModel,
  options: Pick<CompileOptions, 'roles'> & { knowledge?: GuardKnowledge } = {},
): Finding[] {
  const proof = runRules(MODEL_RULES, contextOf(model, options.knowledge ?? {}));
  const told = new Set(proof.map(({ code, element }) => `${code} ${element}`));
  const missing = model.processes
    .filter(({ nodes }) => nodes.length > 0)
    .flatMap((process) =>
      compileBpmn(model, { ...options, process: process.id }).findings.map((finding) =>
        finding.severity === 'error' && !process.executable
          ? { ...finding, severity: 'warning' as const }
          : finding,
      ),
    )
    .filter(({ code, element }) => {
      if (BESIDE.has(code)) return false;
      const keys = [`${code} ${element}`, `${SAME[code] ?? code} ${element}`];
      if (keys.some((key) => told.has(key))) return false;
      told.add(keys[0] as string);
      return true;
    });
  return [...proof, ...missing];
}
