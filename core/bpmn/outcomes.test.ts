/** A way for an outcome can only stand where the outcome is still the last thing heard. */
import { describe, expect, it } from 'vitest';
import { compileBpmn } from './compile.ts';
import { readBpmn } from './read.ts';

/** start → review → `between` → choice; agreed → end, refused → other end. */
async function findingsWith(between: string): Promise<string[]> {
  const path = between === '' ? ['review', 'choice'] : ['review', 'between', 'choice'];
  const flows = path
    .slice(1)
    .map((to, n) => `<sequenceFlow id="w${n}" sourceRef="${path[n]}" targetRef="${to}"/>`);
  const { model } = await readBpmn(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xz="http://xiangzhi/schema/1" targetNamespace="t"><process id="p" isExecutable="true">
    <startEvent id="start"/><userTask id="review" name="审核"/>${between}<exclusiveGateway id="choice"/>
    <endEvent id="yes"/><endEvent id="no"/>
    <sequenceFlow id="first" sourceRef="start" targetRef="review"/>${flows.join('')}
    <sequenceFlow id="agreed" name="同意" sourceRef="choice" targetRef="yes" xz:outcome="approve"/>
    <sequenceFlow id="refused" name="不同意" sourceRef="choice" targetRef="no" xz:outcome="reject"/>
  </process></definitions>`);
  return compileBpmn(model!)
    .findings.filter(({ code }) => code === 'outcome_not_heard')
    .map(({ element }) => element);
}

describe('ways for outcomes', () => {
  it('stand right behind the step that gives them', async () => {
    expect(await findingsWith('')).toEqual([]);
  });

  it('may stand behind what is done at once', async () => {
    expect(await findingsWith('<serviceTask id="between"/>')).toEqual([]);
    expect(await findingsWith('<exclusiveGateway id="between"/>')).toEqual([]);
  });

  it('are told where something is waited for in between', async () => {
    const wait =
      '<intermediateCatchEvent id="between"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>';
    expect(await findingsWith(wait)).toEqual(['agreed', 'refused']);
    expect(await findingsWith('<receiveTask id="between" name="公示"/>')).toEqual(['agreed', 'refused']);
  });
});
