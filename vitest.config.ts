import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const migrations = await readD1Migrations('migrations')

/** Rooms are tested in workerd on the migrated schema; tools and the browser in Node. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest({
            main: './worker/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: migrations,
                SUPABASE_URL: 'https://demo.supabase.co',
                SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_test',
                CREDENTIAL_KEYS: 'v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
                CRON_SECRET: 'cron-secret-of-the-tests',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['worker/**/*.test.ts', 'test/**/*.test.ts', 'sandbox/**/*.test.ts'],
          setupFiles: ['./test/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [solid()],
        test: { name: 'web', environment: 'node', include: ['web/**/*.test.{ts,tsx}'] },
      },
      {
        test: { name: 'node', environment: 'node', include: ['scripts/**/*.test.ts'] },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['./e2e/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
