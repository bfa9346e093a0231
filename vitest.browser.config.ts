import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

// Tests in a real browser: Debian's chromium, or the one that CHROMIUM names. They build the desk for themselves.
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['packages/desk/**/*.browser.test.ts'],
      exclude: ['**/node_modules/**', '**/dist/**'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  }),
)
