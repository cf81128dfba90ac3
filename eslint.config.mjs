import next from 'eslint-config-next';
import typescript from 'eslint-config-next/typescript';

// Who may look at whom (README, “The house”). Each layer only looks down; tests/contracts/layers.test.ts says the same
// once more over the real imports. `libraries: any` means every package.
export const layers = {
  'lib/core/net': { may: [], libraries: [] },
  'lib/core/aws': { may: ['lib/core/net'], libraries: [] },
  'lib/core/items': { may: ['lib/core/net', 'lib/core/aws'], libraries: ['zod', 'pure-rand'] },
  'lib/core/families': { may: ['lib/core/net', 'lib/core/aws', 'lib/core/items'], libraries: [] },
  'lib/core/schedule': { may: ['lib/core/items'], libraries: ['ts-fsrs'] },
  'lib/import': { may: ['lib/import', 'lib/core/net', 'lib/core/aws'], libraries: ['zod', 'yauzl'] },
  'lib/content': { may: ['lib/core'], libraries: 'any' },
  'lib/data': { may: ['lib/core', 'lib/import', 'lib/env', 'generated/prisma'], libraries: 'any' },
  'lib/auth.ts': {
    may: [
      'lib/env',
      'lib/clock',
      'lib/identity-providers',
      'lib/data/accounts',
      'lib/data/client-address',
      'lib/data/refusal',
      'lib/data/tickets',
    ],
    libraries: 'any',
  },
  'lib/env.ts': { may: [], libraries: 'any' },
  'lib/clock.ts': { may: ['lib/env'], libraries: 'any' },
  'lib/identity-providers.ts': { may: ['lib/env'], libraries: 'any' },
  app: {
    may: [
      'app',
      'content',
      'lib/content',
      'lib/import',
      'lib/data',
      'lib/auth',
      'lib/clock',
      'lib/env',
      'lib/identity-providers',
      'lib/core/net',
      'lib/core/aws',
      'lib/core/items',
    ],
    libraries: 'any',
  },
  'proxy.ts': { may: ['lib/identity-providers'], libraries: 'any' },
  'app/_ui': { may: ['app/_ui'], libraries: 'any' },
};

// Named because they are exceptions: the only file that may turn a session into a viewer, and the pages for people who are
// not signed in yet.
const exceptions = {
  'app/(account)': layers.app,
  'lib/data/viewer.ts': { may: ['lib/core', 'lib/env', 'lib/auth', 'generated/prisma'], libraries: 'any' },
};

// Nobody but these may read what has no viewer.
const withoutViewer = ['accounts', 'invites', 'maintenance', 'rebuild', 'tickets'].map(
  (file) => `lib/data/${file}`,
);

function oneEntry(folder, { may, libraries }) {
  const inside = [folder.replace(/\.ts$/, ''), ...may].filter(
    (path) => !path.startsWith('app/') || folder === path || folder === 'app',
  );
  const patterns = [
    { regex: '^\\.\\./', message: 'Across folders import from @/…, so that the layer shows in the line.' },
    {
      regex: `^@/(?!(?:${inside.join('|')})(?:/|$))`,
      message: `${folder} may not look there; see the layers in eslint.config.mjs.`,
    },
  ];
  if (libraries !== 'any')
    patterns.push({
      regex: `^(?!@/|\\./)(?!(?:${libraries.join('|') || '\\b\\B'})(?:/|$))`,
      message: `${folder} may not use this library.`,
    });
  if (folder === 'app')
    patterns.push({
      regex: `^@/(?:${withoutViewer.join('|')})(?:/|$)`,
      message: 'This takes no viewer: only lib/auth.ts, the account pages and scripts may use it.',
    });
  return patterns;
}

const tests = '**/*.test.{ts,tsx}';
const entries = Object.entries({ ...layers, ...exceptions }).map(([folder, layer]) => ({
  files: /\.ts$/.test(folder) ? [folder] : [`${folder}/**/*.{ts,tsx}`],
  ignores: [tests],
  rules: { 'no-restricted-imports': ['error', { patterns: oneEntry(folder, layer) }] },
}));

const config = [
  {
    ignores: [
      '.next*/**',
      'generated/**',
      'node_modules/**',
      'data/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...next,
  ...typescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // An authority that a function asks for need not be read.
      '@typescript-eslint/no-unused-vars': ['warn', { argsIgnorePattern: '^_$' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name="require"]', message: 'Use import.' },
        {
          selector: 'JSXAttribute[name.name="style"]',
          message: 'The Content-Security-Policy blocks style attributes; use a class or an SVG attribute.',
        },
      ],
    },
  },
  {
    files: ['lib/**/*.{ts,tsx}', 'app/**/*.{ts,tsx}'],
    ignores: [tests],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: [tests],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['lib/core/**/*.ts'],
    ignores: [tests],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The engine owns no dice: take a Random.' },
        { object: 'Date', property: 'now', message: 'The engine owns no clock: take `now`.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The engine owns no clock: take `now`.',
        },
        {
          selector: 'ImportExpression',
          message: 'No dynamic import in the engine: the layers would not see it.',
        },
      ],
    },
  },
  ...entries,
];

export default config;
