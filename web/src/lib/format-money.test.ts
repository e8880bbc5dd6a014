import { describe, expect, it } from 'vitest'
import { formatAxis, formatChange, formatMoney, formatPercent, formatQuantity, formatRoughly, formatSigned } from './format-money.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

describe('money on screen', () => {
  it('has two decimals from one dollar on', () => {
    expect(formatMoney(usd('4812.360000'))).toBe('$4,812.36')
    expect(formatMoney(usd('1.005000'))).toBe('$1.01')
  })

  it('has as many decimals below a dollar as the figure needs to be seen', () => {
    expect(formatMoney(usd('0.012300'))).toBe('$0.0123')
    expect(formatMoney(usd('0.123456'))).toBe('$0.123')
    expect(formatMoney(usd('0.000012'))).toBe('$0.000012')
  })

  it('keeps round cents and a true zero short', () => {
    expect(formatMoney(usd('0.500000'))).toBe('$0.50')
    expect(formatMoney(usd('0.000000'))).toBe('$0.00')
  })

  it('spells the symbols that more than one currency carries', () => {
    expect(formatMoney({ amount: '812.000000', currency: 'CNY' })).toBe('CN¥812.00')
    expect(formatMoney({ amount: '812.000000', currency: 'JPY' })).toBe('JP¥812')
    expect(formatMoney({ amount: '2.000000', currency: 'CAD' })).toBe('CA$2.00')
  })

  it('writes amounts exactly that a float could not hold', () => {
    expect(formatMoney(usd('90071992547409.930000'))).toBe('$90,071,992,547,409.93')
  })

  it('writes credits with a minus sign and not with a hyphen', () => {
    expect(formatMoney(usd('-282.260000'))).toBe('−$282.26')
  })

  it('rounds an estimate to whole units, unless it is small', () => {
    expect(formatRoughly(usd('6240.480000'))).toBe('$6,240')
    expect(formatRoughly(usd('9.100000'))).toBe('$9.10')
  })

  it('says the direction of a change by an arrow or a sign, once', () => {
    expect(formatChange(usd('-38.400000'))).toBe('↓ $38.40')
    expect(formatChange(usd('96.100000'))).toBe('↑ $96.10')
    expect(formatChange(usd('0.000000'))).toBe('no change')
    expect(formatSigned(usd('310.000000'))).toBe('+$310.00')
    expect(formatSigned(usd('-310.000000'))).toBe('−$310.00')
  })

  it('writes short axis labels, percentages and quantities', () => {
    expect(formatAxis(1200, 'USD')).toBe('$1.2K')
    expect(formatAxis(300, 'USD')).toBe('$300')
    expect(formatPercent(-12.44)).toBe('12.4%')
    expect(formatQuantity(61200, 'characters')).toBe('61,200 characters')
  })
})
