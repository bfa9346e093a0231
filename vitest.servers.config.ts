import { defineConfig } from 'vitest/config'

// Sources, as in vitest.config.ts. What is not ours is left to choose between `import` and `require` by how it is asked for.
const conditions = ['source', 'node', 'module', 'default']

// Tests against PostgreSQL and NATS as Debian packages them; each file starts servers of its own and takes them away.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/**/*.server.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
