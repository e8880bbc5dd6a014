/** The look of everything that is typed or picked. */
export const controlClass =
  'w-full min-w-0 rounded-field border border-field bg-surface px-[11px] py-2 text-body text-ink aria-invalid:border-bad focus-visible:outline-offset-0'
