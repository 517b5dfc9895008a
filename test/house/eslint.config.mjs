import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Whatever turns text into markup or code is refused everywhere: guide, ticket and event text is hostile until shown as text.
const NO_MARKUP = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Build elements; text goes in as textContent.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Build elements; text goes in as children.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name='write']",
    message: 'Build elements.',
  },
  { selector: "NewExpression[callee.name='Function']", message: 'No code from strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
];

const pure = ['document', 'window', 'navigator', 'location', 'localStorage', 'fetch', 'process', 'Buffer'];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', '**/fixtures/**', 'test/load/peers/**', 'test/hosts/node_modules/**'],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: `${root}tsconfig.json`, tsconfigRootDir: root } },
    rules: {
      'no-restricted-syntax': ['error', ...NO_MARKUP],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: ['**/utils*', '**/helpers*', '**/common*', '**/misc*'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return fail(…)` ends a function in one line, and factories hand out methods that have no `this`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // What comes over the wire from another version may have more kinds than our types know.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // There is no enum here and hardly a class; asked of each assignment, these two take a quarter of the time.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    files: ['packages/protocol/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...pure.map((name) => ({ name, message: 'protocol is pure: no DOM, no Node.' })),
      ],
    },
  },
  {
    files: ['packages/collector/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'window', 'localStorage', 'location'].map((name) => ({
          name,
          message: 'The collector has no DOM.',
        })),
      ],
    },
  },
  {
    // The stores' interfaces are asynchronous for the sake of engines that are.
    files: ['packages/collector/src/store/**/memory/**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    // A test says a whole story in one function, and reads wire data that it then asserts.
    files: ['**/*.test.{ts,tsx}', '**/*.contract.ts', 'test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['test/house/vitest.config.ts', 'test/browser/**/playwright.config.ts', 'test/house/ambient.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
