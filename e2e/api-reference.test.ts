import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import type { Dashboard } from '../worker/dashboard/schemas.ts'
import { open } from './support/open.ts'

const run = promisify(execFile)

async function openOperation(page: Page, operationId: string, heading: string): Promise<void> {
  await page.goto(`/api-reference/${operationId}`)
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  await page.getByRole('region', { name: 'Request' }).waitFor()
}

/** The sample in a language, as it stands on the page. */
async function sampleIn(page: Page, language: string): Promise<string> {
  await page.getByRole('radio', { name: language }).check()
  return (await page.locator('pre[aria-label=Sample]').textContent()) ?? ''
}

/** What proves who calls, as a person copies it out of the browser's developer tools. */
async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies(inject('app'))
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

it('finds an operation as one types, opens it with Enter, and its address can be sent to somebody', async () => {
  const page = await open()
  await page.goto('/api-reference')
  await page.getByRole('heading', { name: 'Money', level: 2 }).waitFor()
  const list = page.getByRole('navigation', { name: 'Operations' })
  await list.getByRole('searchbox', { name: 'Search operations' }).fill('dashbord')
  expect((await list.getByRole('link').allTextContents()).slice(0, 2)).toEqual(['Conventions', 'GETEverything the Overview shows'])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Everything the Overview shows', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/api-reference/getDashboard')
  await page.reload()
  await page.getByText('Every role: viewer and above').waitFor()
})

it('moves through the list by arrow keys', async () => {
  const page = await open()
  await page.goto('/api-reference')
  const search = page.getByRole('searchbox', { name: 'Search operations' })
  await search.fill('workspaces you are')
  await search.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('The workspaces you are a member of')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The workspaces you are a member of', level: 1 }).waitFor()
})

it('says that an operation is not there when its address is wrong', async () => {
  const page = await open()
  await page.goto('/api-reference/getNothing')
  await page.getByRole('heading', { name: 'No such operation' }).waitFor()
  expect(await page.getByRole('main').textContent()).toContain('no operation “getNothing”')
})

describe('a request that only reads', () => {
  it('is sent in place, and answers the workspace’s real figures with status, time and headers', async () => {
    const page = await open()
    await openOperation(page, 'getDashboard', 'Everything the Overview shows')
    await page.getByLabel('range').selectOption('30d')
    await page.getByRole('button', { name: 'Send' }).click()
    const answer = page.getByRole('region', { name: 'What came back' })
    await answer.getByText('200', { exact: true }).waitFor()
    const told = (await answer.textContent()) ?? ''
    expect(told).toMatch(/\d+ ms/)
    expect(told).toMatch(/x-request-idreq_[0-9A-Z]{26}/)
    expect(told).toMatch(/etagW\/"/)
    const real = (await (await page.request.get('/api/dashboard?range=30d')).json()) as Dashboard
    expect(real.totals.used.amount).not.toBe('0.000000')
    expect(told).toContain(`"amount": "${real.totals.used.amount}"`)
  })

  it('that fails shows what the server said', async () => {
    const page = await open({ failures: 'expected' })
    await openOperation(page, 'getProviderSummary', 'What a provider exposes, and why not the rest')
    await page.getByLabel(/^id\s*path$/).fill('nobody')
    await page.getByRole('button', { name: 'Send' }).click()
    const answer = page.getByRole('region', { name: 'What came back' })
    await answer.getByText('404', { exact: true }).waitFor()
    expect(await answer.textContent()).toContain('"code": "not_found"')
  })

  it('asks for what is missing before it is sent', async () => {
    const page = await open()
    await openOperation(page, 'getUsage', 'Spend or quantities over days')
    await page.getByLabel(/^id\s*path$/).fill('')
    await page.getByRole('button', { name: 'Send' }).press('Enter')
    await page.getByText('Enter a value.').waitFor()
    expect(await page.evaluate<string>('document.activeElement.getAttribute("aria-invalid")')).toBe('true')
  })
})

it('a request that changes something is not sent from the page', async () => {
  const page = await open()
  await openOperation(page, 'createWorkspace', 'Create a workspace')
  await page.getByText('It changes something, so this page does not send it.').waitFor()
  expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0)
})

describe('the samples run as they stand', () => {
  const programs = [
    { language: 'curl', command: 'sh', flags: ['-c'] },
    { language: 'JavaScript', command: process.execPath, flags: ['--input-type=module', '-e'] },
    { language: 'Python', command: 'python3', flags: ['-c'] },
  ]

  it('and answer what the API answers, with the values that were typed', async () => {
    const page = await open()
    await openOperation(page, 'listWorkspaces', 'The workspaces you are a member of')
    await page.getByLabel('limit').fill('1')
    const env = { ...process.env, OUTLAY_COOKIE: await cookieOf(page) }
    const real: unknown = await (await page.request.get('/api/workspaces?limit=1')).json()
    for (const { language, command, flags } of programs) {
      const { stdout } = await run(command, [...flags, await sampleIn(page, language)], { env })
      expect([language, JSON.parse(stdout)]).toEqual([language, real])
    }
  })

  it('and change what they say they change', async () => {
    const page = await open()
    await openOperation(page, 'selectWorkspace', 'Work in this workspace from now on')
    const env = { ...process.env, OUTLAY_COOKIE: await cookieOf(page) }
    for (const { language, command, flags } of programs) {
      const { stdout } = await run(command, [...flags, await sampleIn(page, language)], { env })
      expect([language, JSON.parse(stdout)]).toMatchObject([language, { role: 'owner' }])
    }
  })

  it('and are copied whole', async () => {
    const page = await open()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await openOperation(page, 'getHealth', 'Whether this deployment works')
    const code = await sampleIn(page, 'curl')
    await page.getByRole('region', { name: 'Request' }).getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(code)
  })
})

it('fields that hold others unfold by keyboard, and failures show their examples', async () => {
  const page = await open()
  await openOperation(page, 'getDashboard', 'Everything the Overview shows')
  const failure = page.locator('summary', { hasText: 'unauthenticated' })
  await failure.focus()
  await page.keyboard.press('Enter')
  const example = page.getByRole('region', { name: 'Example of unauthenticated' })
  await example.waitFor()
  expect(await example.textContent()).toContain('"Sign in to continue"')
})
