import { Show, createEffect } from 'solid-js'
import { ownSlot, slotClass } from '../lib/provider-colours.ts'

const icons = import.meta.glob<string>('./provider-icons/*.svg', { query: '?url', import: 'default', eager: true })

/** The provider's sign, in the colour it has in charts; its first letter where there is no sign. */
export function ProviderMark(props: { providerId: string; name: string }) {
  const icon = () => icons[`./provider-icons/${props.providerId}.svg`]
  let shape: HTMLSpanElement | undefined
  createEffect(() => {
    const url = icon()
    if (url) shape?.style.setProperty('mask-image', `url("${url}")`)
  })
  return (
    <span
      aria-hidden="true"
      class="grid size-[26px] shrink-0 place-items-center rounded-[7px] border border-line bg-raised text-[13px] font-semibold"
    >
      <Show
        when={icon()}
        fallback={
          <span class={`grid size-full place-items-center rounded-small text-surface ${slotClass(ownSlot(props.providerId))}`}>
            {props.name.slice(0, 1)}
          </span>
        }
      >
        <span ref={shape} class="size-4 bg-ink [mask-position:center] [mask-repeat:no-repeat] [mask-size:contain]" />
      </Show>
    </span>
  )
}
