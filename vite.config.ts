import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { mockApi } from './web/dev/mock-plugin.ts'

/** `vite build` makes dist/web, which the Worker serves; `--mode mock` answers the API from web/dev instead. */
export default defineConfig(({ mode }) => ({
  root: 'web',
  plugins: [solid(), tailwindcss(), ...(mode === 'mock' ? [mockApi()] : [])],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2024',
    // The Content-Security-Policy allows no data: URLs and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // With the slash: /api-reference is a page.
  server: { proxy: { '^/api/': 'http://127.0.0.1:8787' } },
}))
