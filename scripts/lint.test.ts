import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { samples } from './lint-samples.ts'
import { holdsColour } from './oxlint-plugin-outlay/colours-from-tokens.ts'
import plugin from './oxlint-plugin-outlay/index.ts'

/** The house rules, tried with the configuration that ships, on files at the paths it is about. */
let root: string
let reported: Map<string, string[]>

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'outlay-lint-'))
  const config = readFileSync('.oxlintrc.json', 'utf8')
  const pluginPath = resolve('scripts/oxlint-plugin-outlay')
  write('.oxlintrc.json', config.replace('./scripts/oxlint-plugin-outlay', pluginPath).replace('"typeAware": true', '"typeAware": false'))
  for (const { path, code } of samples) write(path, `${code}\n`)
  reported = lint()
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

it.each(samples.filter(({ breaks }) => breaks))('$path is reported for breaking $breaks', ({ path, breaks = [] }) => {
  expect(reported.get(path)).toEqual(expect.arrayContaining(breaks))
})

it.each(samples.filter(({ keeps }) => keeps))('$path is not blamed for $keeps', ({ path, keeps = [] }) => {
  expect((reported.get(path) ?? []).filter((rule) => keeps.includes(rule))).toEqual([])
})

it('every rule of the local plugin has a sample it catches and one it lets pass', () => {
  const own = Object.keys(plugin.rules).map((rule) => `outlay/${rule}`)
  expect(own.filter((rule) => !samples.some(({ breaks }) => breaks?.includes(rule)))).toEqual([])
  expect(own.filter((rule) => !samples.some(({ keeps }) => keeps?.includes(rule)))).toEqual([])
})

it('no style sheet but the token file names a colour by its value', () => {
  const sheets = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.css') && !path.endsWith('tokens.css'),
  )
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.filter((path) => holdsColour(readFileSync(join('web/src', path), 'utf8')))).toEqual([])
})

function write(path: string, text: string) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function lint(): Map<string, string[]> {
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: root, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }
  const byFile = Map.groupBy(diagnostics, ({ filename }) => filename)
  return new Map([...byFile].map(([file, found]) => [file, found.map(({ code }) => ruleName(code))]))
}

/** `eslint(no-restricted-globals)` is configured as `no-restricted-globals`, `outlay(x)` as `outlay/x`. */
function ruleName(code: string): string {
  const [, plugin = '', rule = ''] = /^(.+)\((.+)\)$/.exec(code) ?? []
  return plugin === 'eslint' ? rule : `${plugin}/${rule}`
}
