/**
 * Style that a tool can check, and the walls between the folders. The walls are executed a second time, as
 * text, by tests/architecture.test.ts; here they show up in the editor while typing.
 */
import { builtinModules } from 'node:module';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NAMED_ONLY = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: the same word then stands at both ends of an import.',
};

const CLOCK = 'core is pure: take the moment as an argument (`now`), the caller reads the clock.';
const IMPURE = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'core is pure: take ids and random numbers as arguments, the caller makes them.',
  },
];

const NO_SERVER = {
  regex: '(^|/)server/',
  message:
    'Only the HTTP contract joins client and server: call it through client/api, or move what both need to core/.',
};
const NO_CLIENT = {
  regex: '(^|/)client/',
  message: 'The server does not know the client: move what both need to core/.',
};
const CORE_STAYS_INSIDE = {
  regex: '(^|/)(server|client|tests|seeds)/',
  message:
    'core imports nothing of the house: pass the value in as an argument, or move the pure part into core/.',
};
/** Tests of the core read the processes of this house, which are data. */
const CORE_TESTS_STAY_INSIDE = {
  regex: '(^|/)((server|client|seeds)/|tests/(?!support/processes))',
  message: CORE_STAYS_INSIDE.message,
};
const CORE_NO_NODE = {
  regex: `^(node:.*|(${builtinModules.join('|')})(/.*)?)$`,
  message: 'core runs in the browser too: return an effect as data and let the server carry it out.',
};
const NO_COMPOSITION = {
  regex: '^\\.{1,2}/(.*/)?(http/.*|(main|app|cli)\\.ts)$',
  message:
    'HTTP and the composition sit on top and are imported by nobody: move what you need down into commands/, store/ or core/.',
};

const wall = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** ESLint knows one limit a rule; the second name gives the warning that comes before the error. */
const house = { rules: { 'long-file': builtinRules.get('max-lines') } };

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**'];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', '.tools/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { house },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', NAMED_ONLY],
      'house/long-file': ['warn', { max: 250 }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      // A handler of a button may be async: React ignores what it returns.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', NAMED_ONLY, ...IMPURE],
      ...wall(CORE_STAYS_INSIDE, CORE_NO_NODE),
    },
  },
  { files: ['core/**/*.test.ts'], rules: wall(CORE_TESTS_STAY_INSIDE) },
  { files: ['server/**/*.{ts,js}'], rules: wall(NO_CLIENT, NO_COMPOSITION) },
  {
    files: [
      'server/{app,main,cli}.ts',
      'server/cli/*.ts',
      'server/bin.js',
      'server/http/**',
      'server/**/*.test.ts',
    ],
    rules: wall(NO_CLIENT),
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...wall(NO_SERVER),
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: TESTS, rules: { 'house/long-file': 'off', 'max-lines': 'off' } },
  { files: ['*.config.{ts,js}'], rules: { 'no-restricted-syntax': 'off' } },
);
