/**
 * No part of the program knows a process by the name of a field, a parameter or a table, or by a Chinese value of its
 * forms and rules: what a field is, a definition says. Names and Chinese values are looked for, names in the message
 * files too; a common English word that the house says itself (`name`, `amount`, COMMON) tells nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isObject } from '../core/json.ts';
import { isTest, readSources } from './support/sources.ts';

/** Words that are the house's own, though a form uses them too: by the file that may, with the reason. */
const HOUSE: readonly { file: RegExp; words: readonly string[]; why: string }[] = [
  {
    file: /^core\/(values\/(id-card|disability-cert)|expression\/builtins|proof\/machine\/function-types)\.ts$/,
    words: [
      '男',
      '女',
      '视力',
      '听力',
      '言语',
      '肢体',
      '智力',
      '精神',
      '多重',
      '一级',
      '二级',
      '三级',
      '四级',
    ].concat(['id_no', 'card_no', 'birth_date']),
    why: 'what a national card number says, and the functions that read it',
  },
  {
    file: /^(core\/fund\/(account|types)|core\/replay\/outcome)\.ts$/,
    words: ['预拨', '补充', '支出', '冲回', '结转'],
    why: 'sorts of lines in the statement of an account, stored as they are printed',
  },
  {
    file: /./,
    words: ['posted_at', 'ends_at', 'case_no'],
    why: 'facts of a case and its notices that every definition sees',
  },
  {
    file: /^server\/present\/route\.ts$/,
    words: ['本人'],
    why: 'whoever filed the case reads of themselves',
  },
];

/** Words that forms use as the house does; any other name of a field belongs to its process. */
const COMMON = new Set(
  `abstain address age agent amount applicant attach bank business by calendar channel closing committed compensation content
  date doubtful drawn estimate evidence finding findings fund gender handler head health hit household houses item items kind
  loss member members minutes mode model month months name note objections opening operator payee period persons phone photo
  photos place present property quota reached reason receipt relation reply result role said seal seen severity signatures
  signer source spent stage standard statement status street target threshold total type unit urgent value voucher year
  account deadline region start end title id rows code`
    .trim()
    .split(/\s+/),
);

/** What forms declare: names, and Chinese values. */
function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (!isObject(schema)) return [];
  const { properties, enum: values } = schema;
  const names = isObject(properties) ? Object.keys(properties).filter((name) => !COMMON.has(name)) : [];
  const chinese = Array.isArray(values)
    ? values.filter((v) => typeof v === 'string' && /\p{sc=Han}/u.test(v))
    : [];
  return [...names, ...(chinese as string[]), ...Object.values(schema).flatMap(wordsOf)];
}

function wordsOfForms(): Set<string> {
  const files = readdirSync('forms', { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.json'),
  );
  return new Set(
    files.flatMap((f) =>
      wordsOf((JSON.parse(readFileSync(`forms/${f}`, 'utf8')) as { schema?: unknown }).schema),
    ),
  );
}

/** What processes name, and the Chinese texts that their rules compare with. */
function wordsOfProcesses(): string[] {
  const files = readdirSync('workflows', { recursive: true, encoding: 'utf8' }).filter((f) =>
    /^[^/]+\/[^/]+\.json$/.test(f),
  );
  return files.flatMap((f) => {
    const text = readFileSync(`workflows/${f}`, 'utf8');
    const written: unknown = JSON.parse(text);
    const parts = isObject(written) ? [written.params, written.tables, written.lookups, written.delays] : [];
    const names = parts.flatMap((part) => (isObject(part) ? Object.keys(part) : []));
    const compared = [...text.matchAll(/\\"([^"\\]*\p{sc=Han}[^"\\]*)\\"/gu)].map(([, value]) => value ?? '');
    return [...names.filter((name) => !COMMON.has(name)), ...compared];
  });
}

/** Literals and names of properties in a source that are words of forms, each with its line. */
function guesses(file: string, text: string, words: ReadonlySet<string>): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const line = (): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const word = wordAt(node);
    const known = word === undefined ? [] : [word, ...pathIn(word)].filter((one) => words.has(one));
    if (known.some((one) => !mayUse(file, one)))
      found.push(
        `${file}:${line()} knows “${word}” of a form: let the definition say which field or value is meant.`,
      );
    if (ts.isStringLiteralLike(node) && PLACE.test(node.text) && !mayUse(file, node.text))
      found.push(`${file}:${line()} knows the place ${node.text}: let the store say which place is meant.`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The code of a county or of something in it. */
const PLACE = /^[1-9]\d{5}(\d{3}|\d{6}|\d{9})?$/;

/** The names of a path that is written in one text, `applicant.birth_date`. */
function pathIn(text: string): string[] {
  return /^[a-z_]\w*([.[\]]+\w+)+$/i.test(text) ? text.split(/[.[\]]+/) : [];
}

function wordAt(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  const { parent } = node as { parent?: ts.Node };
  const isName =
    ts.isIdentifier(node) &&
    parent !== undefined &&
    ((ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node));
  return isName ? node.text : undefined;
}

function mayUse(file: string, word: string): boolean {
  return HOUSE.some((own) => own.file.test(file) && own.words.includes(word));
}

const isProgram = (file: string): boolean =>
  /^(core|server|client)\/.*\.tsx?$/.test(file) &&
  !isTest(file) &&
  !/^server\/store\/contract\/|\/(fixtures|upgrades)\/|\/upgrade-\d+\.ts$/.test(file);

/** Everything found in the sources of the program. */
function found(sources: Iterable<[file: string, text: string]>): string[] {
  const words = new Set([...wordsOfForms(), ...wordsOfProcesses()]);
  // in a message file a Chinese text is a text
  const names = new Set([...words].filter((word) => !/\p{sc=Han}/u.test(word)));
  return [...sources].flatMap(([file, text]) =>
    isProgram(file) ? guesses(file, text, file.endsWith('zh-CN.ts') ? names : words) : [],
  );
}

describe('the program', () => {
  it('knows no name and no value of a process', () => {
    expect(found(readSources())).toEqual([]);
  });

  it.each([
    'core/engine/scope.ts',
    'server/queries/site.ts',
    'client/tasks/routes.tsx',
    'client/messages/zh-CN.ts',
  ])('would be seen to know one in %s', (file) => {
    const text = readSources().get(file) ?? '';
    const planted = [
      'const a = row.category;',
      "const b = { objector_name: '' };",
      "const c = read('annual_cap_months');",
      ...(file.endsWith('zh-CN.ts') ? [] : ["const d = kind === '低收入家庭认定';"]),
    ];
    expect(found([[file, `${text}\n${planted.join('\n')}`]])).toHaveLength(planted.length);
  });
});

describe('the wall falls on', () => {
  const words = new Set(['exit_reason', '结转']);
  it.each([
    ['a value', "if (data.type === '结转') open();"],
    ['a name in quotes', "read(row, 'exit_reason');"],
    ['a name written', 'const data = { exit_reason: 1 };'],
    ['a name read', 'print(row.exit_reason);'],
    ['a name taken apart', 'const { exit_reason: why } = row;'],
    ['a template', 'read(`exit_reason`);'],
    ['a path', "read('closing.exit_reason');"],
    ['a place', "open('990101001001');"],
  ])('%s', (_what, text) => {
    expect(guesses('core/a.ts', text, words)).toHaveLength(1);
  });

  it('nothing else', () => {
    expect(
      guesses('core/a.ts', "// 结转\nconst exit = '年终结转'; const exit_reason = exit;", words),
    ).toEqual([]);
  });
});
