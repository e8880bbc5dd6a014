import { expect, it } from 'vitest'
import { parseRates } from '../worker/usage/fx.ts'
import { exchangeRateHost, exchangeRates } from './exchange-rates.ts'

const saturday = Date.parse('2026-11-21T10:00:00Z')

async function fileAt(name: string): Promise<string> {
  const path = `/stats/eurofxref/${name}.xml`
  const request = {
    method: 'GET',
    host: exchangeRateHost,
    path,
    query: new URLSearchParams(),
    headers: new Headers(),
    body: '',
    now: saturday,
    origin: '',
  }
  return (await exchangeRates(request)).text()
}

it('the whole history can be read as the bank publishes it, without weekends', async () => {
  const rates = parseRates(await fileAt('eurofxref-hist'))
  const days = [...new Set(rates.map(({ day }) => day))]
  expect(days.length).toBeGreaterThan(700)
  expect(days[0]).toBe('2026-11-20')
  expect(days).not.toContain('2026-11-15')
  expect(rates.find(({ currency }) => currency === 'USD')?.perEuro).toMatch(/^1\.\d{4}$/)
})

it('a rate is the same in every file, since published rates never change', async () => {
  const [all, quarter] = await Promise.all([fileAt('eurofxref-hist'), fileAt('eurofxref-hist-90d')])
  const known = new Map(parseRates(all).map(({ day, currency, perEuro }) => [`${day} ${currency}`, perEuro]))
  for (const { day, currency, perEuro } of parseRates(quarter)) expect(known.get(`${day} ${currency}`)).toBe(perEuro)
})
