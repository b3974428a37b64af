/** The window hands in the form for somebody who came in, and accepts it: what the filer may not see the window may. */
import { expect, test } from 'vitest';
import type { TaskView } from '../../core/api.ts';
import { application, begun, taskOf } from './fixtures.ts';
import { openHouse } from '../support/app.ts';

test('a clerk who filed for a walk-in sees the whole acceptance, and what nobody typed is not refused', async () => {
  const house = await openHouse({});
  const clerk = await house.as('township_window');
  const { id } = await begun(clerk, application({ channel: '12345' }));
  const task = (await taskOf(clerk, id)).id;
  const { body } = await clerk.get<TaskView>(`/api/tasks/${task}`);
  expect(body.permissions).not.toHaveProperty('coi');
  const answer = await clerk.post(`/api/tasks/${task}/actions`, { action: 'complete', data: { coi: false } });
  expect(answer).toMatchObject({ status: 200 });
});
