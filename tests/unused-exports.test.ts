/** What a file exports, another one imports: whatever else it declares is its own, and dead code cannot hide as public. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, type Sources } from './support/sources.ts';

/** Exports are looked for everywhere; these folders hold what only imports. */
const PRODUCT = /^(core|server|client|seeds)\//;

/** Every export nobody imports, as `file exports name`; what stands in for a package may offer all the package does. */
function unusedExports(sources: Sources, standIns: readonly string[] = []): string[] {
  const used = new Set<string>();
  const offered: { file: string; name: string }[] = [];
  for (const [file, text] of sources) {
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file));
    const importing = (written: string, name: string): void => {
      if (written.startsWith('.')) used.add(`${posix.join(posix.dirname(file), written)} ${name}`);
    };
    parsed.forEachChild((node) => readImports(node, importing));
    readDynamicImports(parsed, importing);
    if (PRODUCT.test(file) && !standIns.includes(file))
      for (const name of exportedNames(parsed)) offered.push({ file, name });
  }
  return offered
    .filter(({ file, name }) => !used.has(`${file} ${name}`) && !used.has(`${file} *`))
    .map(({ file, name }) => `${file} exports ${name}, which nobody imports`);
}

/** Files that the build takes in place of a package (vite.config.ts). */
function standIns(): string[] {
  const config = readFileSync(new URL('../vite.config.ts', import.meta.url), 'utf8');
  return [...config.matchAll(/client\('([^']+\.ts)'\)/g)].map(([, path]) => `client/${path}`);
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('.tsx')
    ? ts.ScriptKind.TSX
    : file.endsWith('.js')
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS;
}

function readImports(node: ts.Node, importing: (written: string, name: string) => void): void {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return;
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return;
  const written = node.moduleSpecifier.text;
  if (ts.isExportDeclaration(node)) {
    if (!node.exportClause || ts.isNamespaceExport(node.exportClause)) importing(written, '*');
    else
      for (const { propertyName, name } of node.exportClause.elements)
        importing(written, (propertyName ?? name).text);
    return;
  }
  if (node.importClause?.name) importing(written, 'default');
  const bindings = node.importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) importing(written, '*');
  else
    for (const { propertyName, name } of bindings?.elements ?? [])
      importing(written, (propertyName ?? name).text);
}

/** `import('./a.ts')`, as a call or as a type: all it exports may be meant. */
function readDynamicImports(node: ts.Node, importing: (written: string, name: string) => void): void {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [written] = node.arguments;
    if (written && ts.isStringLiteralLike(written)) importing(written.text, '*');
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  )
    importing(node.argument.literal.text, '*');
  // a worker or a page is named by its address
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [written] = node.arguments ?? [];
    if (written && ts.isStringLiteralLike(written)) importing(written.text, '*');
  }
  node.forEachChild((child) => readDynamicImports(child, importing));
}

function exportedNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) return ['default'];
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    const { name } = statement as ts.DeclarationStatement;
    return name ? [name.getText()] : [];
  });
}

describe('exports', () => {
  it('are all imported by somebody', () => {
    const sources = readSources(['core', 'server', 'client', 'seeds', 'tests']);
    expect(unusedExports(sources, standIns())).toEqual([]);
  });

  it('an unused one is found, a used one is not', () => {
    const sources: Sources = new Map([
      ['core/a.ts', 'export const used = 1, lost = 2; export type Known = 1; export default used;'],
      ['core/b.ts', 'export function whole() {} export interface All {}'],
      ['core/c.ts', `import seen, { used as mine, type Known } from './a.ts'; import * as b from './b.ts';`],
    ]);
    expect(unusedExports(sources)).toEqual(['core/a.ts exports lost, which nobody imports']);
  });
});
