import { describe, expect, it } from 'vitest';
import { newRequestId, Requests } from './requests.ts';

describe('the requests of a screen', () => {
  it('name what is sent again unchanged by the same id', () => {
    const requests = new Requests();
    const first = requests.idFor({ action: 'urge' });
    expect(requests.idFor({ action: 'urge' })).toBe(first);
  });

  it('name anything else by a new one', () => {
    const requests = new Requests();
    const first = requests.idFor({ action: 'withdraw', comment: '写错了' });
    expect(requests.idFor({ action: 'withdraw', comment: '不需要了' })).not.toBe(first);
  });

  it('name the same words by a new one once they were answered', () => {
    const requests = new Requests();
    const first = requests.idFor({ action: 'urge' });
    requests.answered();
    expect(requests.idFor({ action: 'urge' })).not.toBe(first);
  });

  it('are never the same', () => {
    const ids = Array.from({ length: 1000 }, newRequestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });
});
