/**
 * The proof: what can go wrong with a process, found before anyone is hurt by it. Two provers with one kind of finding:
 * of a diagram (its flow of control, judged without anything of ours), and of a definition (its machine, expressions
 * and forms).
 */
import type { BpmnModel, Finding } from '../bpmn/model.ts';
import { MODEL_RULES } from './bpmn/rules/index.ts';
import { contextOf } from './bpmn/scopes.ts';
import type { GuardKnowledge } from './guards.ts';
import { contextOf as definitionContext } from './machine/context.ts';
import { DEFINITION_RULES } from './machine/rules/index.ts';
import type { DefinitionSource } from './machine/source.ts';
import type { Severities } from './config.ts';
import { runRules } from './runner.ts';

/** Everything wrong with a diagram, the worst first. `knowledge` tells what the fields in conditions can hold. */
export function proveModel(model: BpmnModel, knowledge: GuardKnowledge = {}): Finding[] {
  return runRules(MODEL_RULES, contextOf(model, knowledge));
}

export { checkDiagram } from './bpmn/check-diagram.ts';

/** Everything wrong with a definition that is of the right form, the worst first. */
export function proveDefinition(source: DefinitionSource): Finding[] {
  const context = definitionContext(source);
  const proofs = context.blocks.flatMap(({ proof }) => proof ?? []);
  const rules = [...DEFINITION_RULES, ...proofs.flatMap(({ rules: own = [] }) => own)];
  return runRules(rules, context, Object.assign({}, ...proofs.map(({ findings }) => findings)) as Severities);
}
