/** How bad each finding is. One place, so that a county can be stricter and the rules stay facts; those of a block stand with it. */
import type { Finding } from '../bpmn/model.ts';

export type Severity = Finding['severity'];
export type Severities = Readonly<Record<string, Severity>>;

/** Of a diagram. What is only missing to run is the compiler's to tell. */
export const DIAGRAM: Record<string, Severity> = {
  // what is drawn
  process_without_start: 'error',
  process_without_end: 'error',
  process_without_start_in_sketch: 'warning',
  process_without_end_in_sketch: 'warning',
  no_incoming: 'error',
  no_outgoing: 'error',
  disconnected: 'error',
  unreachable: 'error',
  flow_dangling: 'error',
  flow_across_scopes: 'error',
  start_has_incoming: 'error',
  end_has_outgoing: 'error',
  boundary_unattached: 'error',
  boundary_without_flow: 'error',
  boundary_has_incoming: 'error',
  boundary_without_trigger: 'error',
  boundary_error_beside: 'warning',
  event_gateway_target: 'error',
  event_gateway_single: 'warning',
  event_subprocess_start: 'error',
  event_subprocess_flow: 'error',
  link_without_target: 'error',
  link_without_source: 'error',
  link_ambiguous: 'error',
  default_flow_unknown: 'error',
  condition_ignored: 'warning',
  condition_on_default: 'warning',
  message_flow_inside_pool: 'error',
  complex_gateway: 'warning',
  adhoc_not_proved: 'warning',
  // how it runs
  deadlock: 'error',
  livelock: 'error',
  multiple_tokens: 'error',
  dead_element: 'error',
  work_cut_off: 'warning',
  error_uncaught: 'warning',
  state_space_too_large: 'warning',
  branches_narrowed: 'warning',
  // what the house does less than BPMN promises
  signal_within_case: 'warning',
  beside_one_at_a_time: 'warning',
  condition_on_change: 'info',
  cycle_count_ignored: 'error',
  call_answer_expected: 'warning',
  // conditions
  condition_missing: 'warning',
  gateway_hole: 'error',
  gateway_overlap: 'error',
  gateway_overlap_ordered: 'warning',
  gateway_undecided: 'warning',
  condition_never: 'error',
  gateway_loop: 'error',
};

/** Of a definition. */
export const DEFINITION: Record<string, Severity> = {
  // how the machine runs
  machine_invalid: 'error',
  no_way_to_end: 'error',
  end_unnamed: 'error',
  never_rests: 'error',
  branches_never_join: 'error',
  state_unreachable: 'error',
  transition_never: 'warning',
  outcome_unheard: 'error',
  outcomes_same_way: 'error',
  refusal_without_reason: 'warning',
  answer_unheard: 'error',
  event_never: 'warning',
  guard_hole: 'error',
  guard_shadowed: 'error',
  guard_undecided: 'warning',
  unknown_skips_protection: 'error',
  // what expressions say
  expression_invalid: 'error',
  name_unknown: 'error',
  field_unknown: 'error',
  type_mismatch: 'error',
  value_never: 'error',
  read_before_written: 'warning',
  block_overwrites: 'error',
  name_clash: 'error',
  // what belongs to it
  form_missing: 'error',
  form_unused: 'warning',
  role_unknown: 'error',
  role_without_holder: 'warning',
  seats_beyond_holders: 'warning',
  period_invalid: 'error',
  delay_unknown: 'error',
  delay_unused: 'warning',
};

export const SEVERITIES: Severities = {
  ...DIAGRAM,
  ...DEFINITION,
  rule_failed: 'error',
};
