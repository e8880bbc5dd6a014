/** Something is under way. Words beside it say what. */
export function Spinner() {
  return <span aria-hidden="true" class="size-3.5 shrink-0 animate-spin rounded-full border-[1.5px] border-current border-r-transparent" />
}
