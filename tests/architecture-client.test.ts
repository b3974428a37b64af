/** The walls within the client: places apart, addresses in the contract alone. */
import { describe, expect, it } from 'vitest';
import { imports, isTest, lineOf, readSources, type Sources } from './support/sources.ts';

const area = (path: string): string => path.split('/')[0]!;

/** The pages of one audience each; what two of them need stands beside them. */
const PLACES = ['apply', 'designer', 'login', 'tasks'];

/** The form of the desk, which the designer shows as it will be; it has no place of its own yet. */
const SHARED_YET = ['client/tasks/form/DeskForm.tsx'];

function placesOfTheClientAreApart(sources: Sources): string[] {
  const placeOf = (path: string): string => path.split('/')[1] ?? '';
  return imports(sources)
    .filter(({ from, to, local }) => {
      if (area(from) !== 'client' || !local || !PLACES.includes(placeOf(to))) return false;
      return placeOf(from) !== placeOf(to) && !SHARED_YET.includes(to);
    })
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: a place imports no other place; move what both need to client/ui, client/api, client/keys or client/form.`,
    );
}

function addressesStandInTheContract(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (path.startsWith('core/contract/') || isTest(path)) return [];
    const written = /^(?!\s*(?:\/?\*|\/\/)).*?['"`](?:(?:GET|POST|PUT|DELETE) )?\/api\/\w/m.exec(text);
    if (!written) return [];
    return `${path}:${lineOf(text, written.index)} writes an address of the interface: it stands in core/contract/addresses.ts; call it with client/api/call.ts, serve it with server/http/serve.ts.`;
  });
}

describe('the walls within the client', () => {
  const sources = readSources();

  it('a place of the client imports no other place', () => {
    expect(placesOfTheClientAreApart(sources)).toEqual([]);
  });

  it('no address of the interface stands outside the contract', () => {
    expect(addressesStandInTheContract(sources)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  const one = (path: string, text: string): Sources => new Map([[path, text]]);

  it('a place imports no other place', () => {
    const designer = `import { Bars } from '../tasks/ui/Bars.tsx';`;
    expect(placesOfTheClientAreApart(one('client/designer/a.tsx', designer))).toHaveLength(1);
    expect(placesOfTheClientAreApart(one('client/ui/a.tsx', designer))).toHaveLength(1);
    const sheet = `import sheet from '../apply/apply.css?url';`;
    expect(placesOfTheClientAreApart(one('client/designer/a.tsx', sheet))).toHaveLength(1);
    expect(placesOfTheClientAreApart(one('client/tasks/a.tsx', `import './ui/b.tsx';`))).toEqual([]);
    expect(placesOfTheClientAreApart(one('client/tasks/a.tsx', `import '../ui/b.tsx';`))).toEqual([]);
  });

  it('no address stands outside the contract', () => {
    for (const line of ["fetch('/api/tasks')", '`/api/cases/${id}`', "'POST /api/cases'"])
      expect(addressesStandInTheContract(one('client/a.ts', line))).toHaveLength(1);
    expect(addressesStandInTheContract(one('server/a.ts', "app.get('/api/me')"))).toHaveLength(1);
    expect(addressesStandInTheContract(one('server/a.ts', "url.startsWith('/api/')"))).toEqual([]);
    expect(addressesStandInTheContract(one('core/contract/a.ts', "'GET /api/me'"))).toEqual([]);
  });
});
