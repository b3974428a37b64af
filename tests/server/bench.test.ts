/** `xiangzhi bench` acts over HTTP as people do; a call it makes wrong would measure refusals. */
import { expect, test } from 'vitest';
import { houseOf, openCases } from '../bench/house.ts';
import { serveHouse } from '../bench/over-http.ts';
import { ROOT } from '../support/app.ts';
import { freshStore } from '../support/store.ts';

test('its people log in, listen and act', async () => {
  const context = await houseOf(ROOT, await freshStore());
  const served = await serveHouse(context);
  try {
    const cases = await openCases(context, 4);
    const { perSecond } = await served.measure({ cases, connections: 2, seconds: 1 });
    expect(perSecond).toBeGreaterThan(0);
  } finally {
    await served.close();
  }
}, 60_000);
