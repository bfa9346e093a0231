import { defineConfig } from 'vitest/config'

// Tests run on the TypeScript sources: every package's `source` export condition points at its index.ts.
const conditions = ['source', 'node', 'import', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: [
      'packages/**/*.test.ts',
      'training/**/*.test.ts',
      'eval/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.server.test.ts'],
    testTimeout: 60_000,
    // Its package has a `source` export of its own, which Node can't run as it stands.
    server: { deps: { inline: ['@modelcontextprotocol/client', 'eventsource-parser'] } },
  },
})
