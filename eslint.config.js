import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.mjs';

export default defineConfig(
  {
    ignores: [
      '.svelte-kit/',
      'build/',
      'dist/',
      'node_modules/',
      '.reports/',
      'test-results/',
      'playwright-report/',
      'tests/fixtures/',
      '**/*.generated.*',
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // The compiler knows undefined names better than this rule does.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // Ids are numbers, and `bb${block}` is how people write them.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A phase is a table of functions; so is a deck's set of guards.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Fights with `noPropertyAccessFromIndexSignature`, which asks for the brackets.
      '@typescript-eslint/dot-notation': 'off',
      // Loops over machine words and flags are written as they are meant.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `cells[i]` with an index that something else needs as well is no worse than `entries()`, and faster.
      '@typescript-eslint/prefer-for-of': 'off',
      // `a || b` over Booleans and over possibly empty strings says something else than `a ?? b`.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { boolean: true, string: true, number: true, bigint: true } },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // `let { value = $bindable() } = $props()` has to be a `let` as a whole.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    // The outermost layers speak to people.
    files: ['src/cli/**', 'scripts/**', 'bench/**', 'tests/tools/**', 'bin/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Plain JavaScript has no types to check.
    files: ['**/*.js', '**/*.mjs', '**/*.cjs', 'bin/ferrostep'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['bin/ferrostep', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'svelte/no-inner-declarations': 'off' },
  },
  {
    // Its types come from a config of its own (`src/service-worker/tsconfig.json`).
    files: ['src/service-worker/**/*.ts'],
    languageOptions: { globals: { ...globals.serviceworker } },
  },
);
