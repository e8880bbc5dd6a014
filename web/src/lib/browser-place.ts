const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ')

/** Currencies of the regions that browsers most often name; elsewhere the reader chooses. */
const currencies: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  JP: 'JPY',
  KR: 'KRW',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  ZA: 'ZAR',
}

/** The currency of a language tag's region; US dollars, in which most providers bill, where that says nothing. */
export function guessCurrency(language: string): string {
  try {
    const { region } = new Intl.Locale(language)
    if (region === undefined) return 'USD'
    return euro.includes(region) ? 'EUR' : (currencies[region] ?? 'USD')
  } catch {
    return 'USD'
  }
}

/** Where this browser seems to be. */
export const guessTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
