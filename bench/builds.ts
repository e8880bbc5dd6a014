import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'vite'
import { mustRun, run } from '../scripts/run.ts'

/** The Worker as `wrangler deploy` uploads it, with the dashboard beside it. */
export async function buildProduct(): Promise<string> {
  await mustRun(run, 'wrangler', ['deploy', '--dry-run', '--outdir', 'dist/worker'], { quiet: true })
  return readFileSync('dist/worker/index.js', 'utf8')
}

/** A Worker of the bench alone, in one file. */
export async function buildBenchWorker(name: string): Promise<string> {
  const outDir = resolve('.dev/bench', name)
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['workerd', 'worker', 'browser', 'import'] },
    ssr: { noExternal: true, target: 'webworker' },
    build: {
      ssr: `bench/workers/${name}.ts`,
      outDir,
      target: 'es2024',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'index.js', codeSplitting: false }, external: [/^node:/, /^cloudflare:/] },
    },
  })
  return readFileSync(resolve(outDir, 'index.js'), 'utf8')
}
