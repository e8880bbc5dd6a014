import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

/** The papers may not rot: what they cite exists, and what they list is complete. */
const papers = [...readdirSync('.'), ...readdirSync('docs').map((name) => join('docs', name))].filter((name) => name.endsWith('.md'))

const folders = 'worker|web|migrations|sandbox|test|e2e|bench|docs|scripts'
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** `worker/usage/store.ts`, `worker/usage/`; of `catalog/<id>.ts` the folder. */
const citedPaths = (text: string) =>
  matches(text, new RegExp(`\`((?:${folders})/[^\`\\s]*|[\\w.-]+\\.(?:ts|toml|json))\``, 'g')).map((path) =>
    path.replace(/[^/]*[<*…].*$/, ''),
  )

/** Names without a folder say what such files are called everywhere. */
const roleNames = new Set(readdirSync('worker', { recursive: true, encoding: 'utf8' }).map((path) => path.split('/').at(-1)))

describe.each(papers)('%s', (paper) => {
  const text = readFileSync(paper, 'utf8')

  it('cites only files and folders that exist', () => {
    expect(citedPaths(text).filter((path) => path !== '' && !existsSync(path) && !roleNames.has(path))).toEqual([])
  })

  it('links only to pages that exist', () => {
    const links = matches(text, /\]\(([^)#]+)[^)]*\)/g).filter((link) => !/^\w+:/.test(link))
    // The screenshot is made from the running product, at a release.
    expect(links.filter((link) => link !== 'docs/overview.png' && !existsSync(join(dirname(paper), link)))).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const scripts = matches(text, /npm run (?:-s |--silent )?([\w:-]+)/g)
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
  })
})

describe('the configuration table of the README', () => {
  const table = matches(readFileSync('README.md', 'utf8'), /^\| `([A-Z_]+)` \|/gm)
  const env = /export interface Env \{([^}]*)\}/.exec(readFileSync('worker/deps.ts', 'utf8'))?.[1] ?? ''
  const variables = matches(env, /^\s*([A-Z_]+)\??: string$/gm)

  it('lists exactly the variables that the Worker reads', () => {
    expect(variables.length).toBeGreaterThan(5)
    expect(table.toSorted()).toEqual(variables.toSorted())
  })

  it('and the local example hold no variable that the Worker does not read', () => {
    const example = matches(readFileSync('.dev.vars.example', 'utf8'), /^([A-Z_]+)=/gm)
    expect(example.filter((name) => !variables.includes(name))).toEqual([])
  })
})

it('every command of npm run ops that the papers name exists', () => {
  const usage = readFileSync('scripts/ops.ts', 'utf8')
  const named = matches(readFileSync('docs/operations.md', 'utf8'), /npm run ops -- ([\w-]+)/g)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((command) => !new RegExp(`^  ${command}\\b`, 'm').test(usage))).toEqual([])
})
