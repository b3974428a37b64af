/** A publicity drawn by hand: an objection starts a check beside it, and what came in decides after the period. */
import { expect, test } from 'vitest';
import type { CheckView, DraftView } from '../../core/api-admin.ts';
import type { CaseStarted, CaseView, NoticeItem, Page, TaskItem } from '../../core/api.ts';
import { blankSource } from '../../core/versions/blank.ts';
import { drawn } from '../../core/versions/draw.ts';
import { redrawn } from '../../core/versions/redraw.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { openHouse } from '../support/app.ts';

const KEY = 'drawn-publicity';
const AT = `/api/admin/processes/${KEY}`;
const ROLES = ['township_investigator', 'township_window', 'filer', 'applicant'].map((id) => ({
  id,
  name: id,
  level: 'township' as const,
}));

const NOTICE = JSON.stringify({
  label: '公示',
  notice: {
    ...{ kind: 'publicity', title: '"拟补助公示"', days: { wd: 3 }, objections: `${KEY}/objection` },
    ...{
      answer: { finding: 'finding' },
      fields: [{ name: 'who', label: '申请人', value: 'mask_name(name)' }],
    },
  },
});

const flow = (from: string, to: string, condition = ''): string =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition && `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

const BY_HAND = `
  <bpmn:receiveTask id="shown" name="公示" messageRef="over_message">
    <bpmn:extensionElements><xz:properties><xz:property name="meta">${NOTICE.replaceAll('"', '&quot;')}</xz:property></xz:properties></bpmn:extensionElements>
  </bpmn:receiveTask>
  <bpmn:boundaryEvent id="objected" attachedToRef="shown" cancelActivity="false"><bpmn:messageEventDefinition messageRef="objection_message"/></bpmn:boundaryEvent>
  <bpmn:userTask id="look" name="核查异议" xz:role="township_investigator" xz:form="${KEY}/check"/>
  <bpmn:exclusiveGateway id="any" default="any_done"/>
  <bpmn:userTask id="talk" name="研究异议" xz:role="township_window" xz:form="${KEY}/check"/>
  ${flow('draft', 'shown')}${flow('objected', 'look')}${flow('look', 'looked')}${flow('shown', 'any')}
  ${flow('any', 'talk', 'count(objections) &gt; 0')}${flow('any', 'done')}${flow('talk', 'done')}
  <bpmn:endEvent id="looked"/>`;

/** The blank process, with the drawing put between what is handed in and the end. */
async function source(): Promise<JsonObject> {
  const blank = blankSource(KEY, { title: '手画公示' });
  const properties = { name: { type: 'string', title: '内容' } };
  const form = (id: string, of: JsonObject): JsonObject => ({
    id: `${KEY}/${id}`,
    title: id,
    schema: { type: 'object', properties: of },
  });
  Object.assign(blank.forms, {
    [`${KEY}/objection`]: form('objection', { content: properties.name }),
    [`${KEY}/check`]: form('check', { finding: properties.name }),
  });
  Object.assign(blank.definition, { public: ['who'] });
  const { xml } = drawn(blank);
  const put = xml
    .replace(/<bpmn:sequenceFlow [^>]*sourceRef="draft"[^>]*\/>/, '')
    .replace(
      /<bpmn:collaboration/,
      `<bpmn:message id="over_message" name="notice.ended"/><bpmn:message id="objection_message" name="objection"/>$&`,
    )
    .replace(/<\/bpmn:process>/, `${BY_HAND}$&`)
    .replace(/<bpmn:laneSet[\s\S]*<\/bpmn:laneSet>/, '')
    .replace(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '')
    .replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');
  const { source: made } = await redrawn(blank, put, { roles: ROLES, key: KEY });
  return made as unknown as JsonObject;
}

test('is published, and runs', async () => {
  const house = await openHouse();
  const admin = await house.as('admin');
  const { body: draft } = await admin.post<DraftView>(`${AT}/drafts`, { source: await source() });
  const { body: checked } = await admin.post<CheckView>(`${AT}/check`, { draft: draft.id });
  expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await admin.post(`${AT}/publish`, { draft: draft.id })).toMatchObject({ status: 201 });

  const applicant = await house.as('applicant');
  const { body: started } = await applicant.post<CaseStarted>('/api/cases', {
    process: KEY,
    data: { name: '王某军', region: '990101001001', reason: '需要办理' },
  });
  const [notice] = (await house.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
  const object = `/api/public/notices/${notice!.id}/objections`;
  expect((await house.anyone.post(object, { content: '不实' })).status).toBe(201);
  // the notice goes on beside the check
  expect((await house.anyone.get<NoticeItem>(`/api/public/notices/${notice!.id}`)).body.open).toBe(true);
  const finish = async (role: string): Promise<void> => {
    const client = await house.as(role);
    const { body } = await client.get<Page<TaskItem>>('/api/tasks?box=todo');
    const { id } = body.items.find(({ caseId }) => caseId === started.id)!;
    const done = await client.post(`/api/tasks/${id}/actions`, {
      action: 'complete',
      data: { finding: '已核' },
    });
    expect(done.status).toBe(200);
  };
  await finish('township_investigator');
  await admin.post('/api/admin/clock', { now: notice!.endsAt });
  await finish('township_window');
  const { body } = await admin.get<CaseView>(`/api/cases/${started.id}`);
  expect(body).toMatchObject({ status: 'ended', outcome: 'done' });
});
