import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { findRate, parseRates } from './fx.ts'

/** As in ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml: newest day first. */
const file = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>
<Cube time="2026-11-20"><Cube currency="USD" rate="1.1510"/><Cube currency="JPY" rate="181.05"/></Cube>
<Cube time="2026-11-19"><Cube currency="USD" rate="1.1523"/><Cube currency="ISK" rate="N/A"/></Cube>
<Cube time="2021-11-19"><Cube currency="USD" rate="1.1271"/></Cube>
</Cube></gesmes:Envelope>`

const start = day('2026-01-01')

test('every rate of a file is read as it is written; missing and very old ones are left out', () => {
  expect(parseRates(file)).toEqual([
    { day: '2026-11-20', currency: 'USD', perEuro: '1.1510' },
    { day: '2026-11-20', currency: 'JPY', perEuro: '181.05' },
    { day: '2026-11-19', currency: 'USD', perEuro: '1.1523' },
  ])
})

test('a file with a single day, such as the daily one, is read alike', () => {
  const single = file.replace(/<Cube time="2026-11-19">.*\n<Cube time="2021.*\n/, '')
  expect(parseRates(single).map(({ currency }) => currency)).toEqual(['USD', 'JPY'])
})

test.each(['', '<html><body>Down</body></html>', '<gesmes:Envelope><Cube></Cube></gesmes:Envelope>'])(
  '%j holds no rate, and that is noticed',
  (text) => {
    expect(() => parseRates(text)).toThrow()
  },
)

test('a day is converted at the last rate published before it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 60 }), fc.nat(420), (offsets, offset) => {
      const rates = offsets.sort((a, b) => a - b).map((one) => ({ day: addDays(start, one), perEuro: String(one + 1) }))
      const of = addDays(start, offset)
      const expected = offsets.filter((one) => one < offset).at(-1)
      expect(findRate(new Map([['USD', rates]]), 'USD', of)?.perEuro).toBe(expected === undefined ? undefined : String(expected + 1))
    }),
  )
})

test('the euro needs no rate, and a currency without one has none', () => {
  expect(findRate(new Map(), 'EUR', start)).toEqual({ day: start, perEuro: '1' })
  expect(findRate(new Map(), 'USD', start)).toBeUndefined()
})
