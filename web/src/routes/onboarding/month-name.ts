const written = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** `October`: the month that a day is in. */
export const monthName = (day: string): string => written.format(new Date(`${day}T12:00:00Z`))
