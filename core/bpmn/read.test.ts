/** What reading says about files that are not as they should be, and that nothing makes it throw or hang. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { juelToFeel } from './read/juel.ts';
import { writeBpmn } from './write.ts';

const files = import.meta.glob('./fixtures/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

const file = (inside: string, more = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xz="http://xiangzhi/schema/1" ${more}>${inside}</definitions>`;
const process = (inside: string): string => file(`<process id="p">${inside}</process>`);

async function codes(xml: string): Promise<string[]> {
  const { findings } = await readBpmn(xml);
  for (const { message, english } of findings)
    expect([message, english].every((text) => text.length > 3)).toBe(true);
  return findings.map(({ severity, code, element }) =>
    [severity, code, element].filter((part) => part !== '').join(' '),
  );
}

describe('what is no BPMN file', () => {
  it.each([
    ['', ['error not_xml']],
    ['   \n ', ['error not_xml']],
    ['hello', ['error not_bpmn']],
    ['{"id": 1}', ['error not_bpmn']],
    ['<html><body/></html>', ['error not_bpmn html']],
    ['<a/>', ['error not_bpmn a']],
    [file('<process id="p"><task id="a"').slice(0, -20), ['error xml_broken definitions']],
    [file(''), ['error no_process definitions']],
    [file('', 'id="d1"'), ['error no_process d1']],
    [
      file('<collaboration id="k"><conversation id="talk"/></collaboration>', 'id="d1"'),
      ['error no_process talk'],
    ],
    [file('<collaboration id="k"><participant id="us"/></collaboration>'), ['error no_process us']],
  ])('%j', async (xml, expected) => {
    expect(await codes(xml)).toEqual(expected);
  });

  it('is said with the place where it breaks', async () => {
    const { findings } = await readBpmn(file('\n\n<process id="p">\n'));
    expect(findings[0]?.message).toContain('行附近');
  });
});

describe('tricks', () => {
  it.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]>', 'doctype_refused a'],
    ['<!doctype x SYSTEM "file:///etc/passwd">', 'doctype_refused x'],
    ['<?xml version="1.0"?><!-- a --><!ENTITY % x "y">', 'doctype_refused x'],
  ])('%s is refused', async (head, code) => {
    expect(await codes(head + process('<task id="a"/>'))).toEqual([`error ${code}`]);
  });

  it('talk about DOCTYPE in a comment or text is none', async () => {
    expect(
      await codes(
        process('<!-- <!DOCTYPE x> --><documentation><![CDATA[<!ENTITY x>]]></documentation><task id="a"/>'),
      ),
    ).toEqual([]);
  });

  it('a million nested tags are refused before they are parsed', async () => {
    expect(await codes('<a>'.repeat(1_000_000))).toEqual(['error file_too_deep a']);
  });

  it('too many tags, too many characters, too many elements', async () => {
    expect(await codes(file('<a/>'.repeat(200_000)))).toEqual(['error file_too_many_tags definitions']);
    expect(await codes(file(`<!--${'x'.repeat(5_000_001)}-->`))).toEqual([
      'error file_too_large definitions',
    ]);
    const tasks = Array.from({ length: 5_001 }, (_, n) => `<task id="t${n}"/>`).join('');
    expect(await codes(process(tasks))).toEqual(['error too_many_elements definitions']);
  });

  it.each([
    ['letters without end', 'a'.repeat(4_000_000)],
    ['blanks without end', `a${' '.repeat(4_000_000)}`],
    ['openings without end', '<!--'.repeat(1_000_000)],
    ['signs without end', 'a = "'.repeat(800_000)],
    ['ids given twice', '<task id="a"/>'.repeat(4_000)],
  ])('%s take no longer than they are long', { timeout: 20_000 }, async (_what, text) => {
    const { findings } = await readBpmn(process(text));
    expect(findings.length).toBeGreaterThan(0);
  });

  it('names that every object has are names like others', async () => {
    const { model, findings } = await readBpmn(
      file(
        '<process id="__proto__"><startEvent id="constructor"/><userTask id="toString" v:__proto__="1"><extensionElements><v:hasOwnProperty x="1"/><xz:properties><xz:property name="__proto__">{"a":1}</xz:property></xz:properties></extensionElements></userTask><sequenceFlow id="valueOf" sourceRef="constructor" targetRef="toString"/></process>',
        'xmlns:v="http://v"',
      ),
    );
    expect(findings).toEqual([]);
    const compiled = compileBpmn(model as never);
    expect(compiled.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(({} as { a?: number }).a).toBeUndefined();
    expect(writeBpmn(model as never)).toContain('toString');
  });
});

describe('a damaged drawing', () => {
  it('flows that lead nowhere, ids given twice, events attached to nothing: each is named', async () => {
    const found = await codes(
      process(
        '<startEvent id="s"/><task id="a"/><task id="a"/><boundaryEvent id="b" attachedToRef="gone"/><sequenceFlow id="f" sourceRef="s" targetRef="nowhere"/><sequenceFlow id="g" sourceRef="a"/><exclusiveGateway id="x" default="h"/>',
      ),
    );
    expect(found.filter((code) => code.startsWith('error'))).toEqual([
      'error duplicate_id a',
      'error flow_dangling f',
      'error flow_dangling g',
      'error boundary_dangling b',
    ]);
    expect(found).toContain('warning reference_dangling nowhere');
    expect(found).toContain('warning default_dangling x');
  });

  it('incoming and outgoing follow from the flows, whatever the file says', async () => {
    const { model } = await readBpmn(
      process(
        '<startEvent id="s"><outgoing>wrong</outgoing></startEvent><task id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>',
      ),
    );
    expect(model?.processes[0]?.nodes.map(({ id, incoming, outgoing }) => [id, incoming, outgoing])).toEqual([
      ['s', [], ['f']],
      ['a', ['f'], []],
    ]);
  });

  it('an unknown element is said, the rest is read', async () => {
    const { model, findings } = await readBpmn(process('<strangeThing id="z"/><task id="a"/>'));
    expect(findings.map((finding) => finding.code)).toEqual(['content_unknown']);
    expect(model?.processes[0]?.nodes.map((node) => node.id)).toEqual(['a']);
  });

  it('elements without an id get one', async () => {
    const { model } = await readBpmn(process('<task name="登记"/><task/>'));
    expect(new Set(model?.processes[0]?.nodes.map((node) => node.id)).size).toBe(2);
  });

  it('a property of ours that is not JSON is named', async () => {
    const found = await codes(
      process(
        '<task id="a"><extensionElements><xz:properties><xz:property name="task">{oops</xz:property></xz:properties></extensionElements></task>',
      ),
    );
    expect(found).toEqual(['error property_invalid a']);
  });
});

describe('several pools', () => {
  const xml = file(
    '<collaboration id="c"><participant id="p1" name="乡镇" processRef="a"/><participant id="p2" name="县局" processRef="b"/><participant id="p3" name="银行"/><participant id="p4" processRef="gone"/><messageFlow id="m" sourceRef="ta" targetRef="tb"/></collaboration>' +
      '<process id="a"><startEvent id="sa"/><task id="ta"/><sequenceFlow id="fa" sourceRef="sa" targetRef="ta"/></process><process id="b" isExecutable="true"><startEvent id="sb"/><task id="tb"/><sequenceFlow id="fb" sourceRef="sb" targetRef="tb"/></process>',
  );

  it('keep their processes apart; the executable one is compiled, or the one asked for', async () => {
    const { model } = await readBpmn(xml);
    expect(model?.processes.map((each) => [each.id, each.participant?.name])).toEqual([
      ['a', '乡镇'],
      ['b', '县局'],
    ]);
    expect(model?.messageFlows).toEqual([{ id: 'm', name: '', source: 'ta', target: 'tb' }]);
    expect(compileBpmn(model as never).process?.id).toBe('b');
    expect(compileBpmn(model as never, { process: 'a' }).process?.id).toBe('a');
  });

  it('are written one below the other', async () => {
    const { model } = await readBpmn(xml);
    const again = await readBpmn(writeBpmn(model as never));
    expect(again.findings).toEqual([]);
    expect(again.model?.processes.map((each) => each.participant?.id)).toEqual(['p1', 'p2']);
  });
});

describe('expressions of other systems', () => {
  it.each([
    ['amount > 100', 'amount > 100'],
    ["status == 'ok' && !urgent", 'status = "ok" and not(urgent)'],
    ['a.b ne null or (x le 5)', 'a.b != null or (x <= 5)'],
    ['!(a || b)', 'not(a or b)'],
    ['empty list', 'list = null'],
  ])('${%s} is %s', (juel, feel) => expect(juelToFeel(juel)).toBe(feel));

  it.each([
    ['service.call(x)'],
    ['!service.call(x)'],
    ['empty service.list()'],
    ['execution.getVariable("x")'],
    ['a ? b : c'],
    ['list[0]'],
    ['"open'],
    [''],
  ])('${%s} is left alone', (juel) => expect(juelToFeel(juel)).toBeNull());
});

describe('junk', () => {
  const texts = Object.values(files);

  it('never throws, never hangs, through reading, compiling and writing', { timeout: 120_000 }, async () => {
    const mutation = fc.record({
      base: fc.constantFrom(...texts),
      cuts: fc.array(
        fc.record({
          at: fc.nat(),
          length: fc.nat({ max: 60 }),
          put: fc.oneof(
            fc.constant(''),
            fc.constantFrom(
              '<',
              '>',
              '"',
              '/>',
              '&amp;',
              '&x;',
              ']]>',
              '<!--',
              'id="a"',
              'sub',
              'parallelGateway',
              'inclusiveGateway',
              '\u0000',
              '\uFFFF',
              '${x}',
              '=a',
            ),
            fc.string({ maxLength: 12 }),
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      swap: fc.option(
        fc.constantFrom(
          ['exclusiveGateway', 'parallelGateway'],
          ['userTask', 'callActivity'],
          ['endEvent', 'intermediateThrowEvent'],
          ['startEvent', 'boundaryEvent'],
          ['parallelGateway', 'inclusiveGateway'],
          ['sourceRef', 'targetRef'],
          ['targetRef="a"', 'targetRef="b"'],
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ base, cuts, swap }) => {
        let xml = swap ? base.replaceAll(swap[0] as string, swap[1] as string) : base;
        for (const { at, length, put } of cuts) {
          const from = at % (xml.length + 1);
          xml = xml.slice(0, from) + put + xml.slice(from + length);
        }
        const before = performance.now();
        const { model, findings } = await readBpmn(xml);
        if (model) {
          const { findings: said } = compileBpmn(model);
          expect(said.filter((finding) => finding.code === 'compile_failed')).toEqual([]);
          const again = await readBpmn(writeBpmn(model));
          expect(
            again.findings.filter((finding) =>
              ['xml_broken', 'not_bpmn', 'read_failed'].includes(finding.code),
            ),
          ).toEqual([]);
        } else expect(findings.length).toBeGreaterThan(0);
        expect(performance.now() - before).toBeLessThan(2_000);
      }),
      { numRuns: 600 },
    );
  });

  it('any text at all', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' })),
        async (text) => void (await readBpmn(text)),
      ),
      { numRuns: 300 },
    );
  });
});
