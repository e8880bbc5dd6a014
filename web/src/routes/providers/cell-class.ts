const from = {
  all: '',
  sm: 'hidden sm:table-cell',
  md: 'hidden md:table-cell',
  lg: 'hidden lg:table-cell',
} as const

/** A cell of the table of connections, there from a width on. */
export const cellClass = (width: keyof typeof from = 'all'): string => `py-1.5 pr-3 align-middle ${from[width]}`
