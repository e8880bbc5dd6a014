/** How a command's icon looks. */
export const iconLook = { size: 16, 'stroke-width': 1.7, 'aria-hidden': 'true' } as const
