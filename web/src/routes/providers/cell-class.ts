const from = {
  all: '',
  sm: 'hidden whitespace-nowrap sm:table-cell',
  md: 'hidden whitespace-nowrap md:table-cell',
  lg: 'hidden whitespace-nowrap lg:table-cell',
  /** Where every column has its room. */
  xl: 'hidden whitespace-nowrap min-[1320px]:table-cell',
} as const

/** A cell of the table of connections, there from a width on. */
export const cellClass = (width: keyof typeof from = 'all'): string => `py-1.5 pr-3 align-middle ${from[width]}`
