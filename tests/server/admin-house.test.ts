/** What the designer builds on: the roles and the shared groups of fields of the house. */
import { expect, test } from 'vitest';
import type { FormDefinition } from '../../core/definition/form.ts';
import { openHouse } from '../support/app.ts';

interface House {
  roles: { id: string; name: string; level: string }[];
  groups: Record<string, FormDefinition>;
}

test('roles by name, and every shared group under its id', async () => {
  const house = await openHouse();
  const { status, body } = await (await house.as('admin')).get<House>('/api/admin/house');
  expect(status).toBe(200);
  expect(body.roles).toContainEqual({ id: 'township_window', name: '乡镇（街道）受理岗', level: 'township' });
  expect(Object.entries(body.groups).map(([id, group]) => [id, group.id])).toContainEqual([
    'shared/person',
    'shared/person',
  ]);
  expect((await house.anyone.get('/api/admin/house')).status).toBe(401);
  expect((await (await house.as('township_window')).get('/api/admin/house')).status).toBe(403);
});

test('the page of the designer is served', async () => {
  const house = await openHouse({ seeds: 'none' });
  for (const path of ['/designer', '/designer/some/drafts/1']) {
    const { status, headers } = await house.anyone.get(path);
    // 503 says what to do where the pages have not been built
    expect([200, 503]).toContain(status);
    if (status === 200) expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
  }
});
