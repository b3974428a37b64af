/** Runs rules. A rule that breaks down is itself a finding: then nothing is known, and that has to be seen. */
import type { Finding } from '../bpmn/model.ts';
import { SEVERITIES, type Severities } from './config.ts';
import { messages } from './messages.ts';

/** A finding as a rule tells it; how bad it is stands in config.ts. */
type Reported = Omit<Finding, 'severity' | 'path'> & { path?: string };
export type Report = (told: Reported) => void;

/** One rule: what it looks at and tells. */
export interface Rule<Context> {
  name: string;
  run(context: Context, report: Report): void;
}

const WORST: Finding['severity'][] = ['error', 'warning', 'info'];

/** All findings, the worst first, each once; `more` says how bad those are that config.ts does not know. */
export function runRules<Context>(
  rules: readonly Rule<Context>[],
  context: Context,
  more: Severities = {},
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const rule of rules) {
    const report: Report = (told) => {
      const finding = { severity: SEVERITIES[told.code] ?? more[told.code] ?? 'error', path: '', ...told };
      const key = `${finding.code} ${finding.element} ${finding.path} ${finding.message}`;
      if (!findings.has(key)) findings.set(key, finding);
    };
    try {
      rule.run(context, report);
    } catch (error) {
      report(failed(rule.name, error));
    }
  }
  return [...findings.values()].sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity));
}

function failed(rule: string, error: unknown): Reported {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'rule_failed',
    element: '',
    path: rule,
    message: messages.runner.failed(rule, why),
    english: `Check ${rule} itself failed, so nothing is known: ${why}`,
  };
}
