/** The first stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#content"
      class="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-field focus:bg-raised focus:px-3 focus:py-2 focus:shadow-raised"
      onClick={(event) => {
        event.preventDefault()
        document.querySelector<HTMLElement>('main h1')?.focus()
      }}
    >
      Skip to content
    </a>
  )
}
