/** What is wrong with a scenario, and where. */

/** A fault: `steps.3.data` and a sentence. */
export interface ScenarioFault {
  path: string;
  message: string;
}
