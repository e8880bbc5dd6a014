import { For, Match, Switch } from 'solid-js'
import { type HelpPart, splitHelp } from './split-help.ts'

/** What the catalog says about a key, with its console one click away. */
export function HelpText(props: { text: string }) {
  return (
    <For each={splitHelp(props.text)}>
      {(part) => (
        <Switch fallback={part.text}>
          <Match when={part.kind === 'code'}>
            <code class="rounded-tag bg-hover px-1 py-px text-[0.94em] break-words">{part.text}</code>
          </Match>
          <Match when={linkOf(part)}>
            {(link) => (
              <a class="link" href={link().href} target="_blank" rel="noreferrer">
                {link().text}
                <span class="sr-only"> (opens in a new tab)</span>
              </a>
            )}
          </Match>
        </Switch>
      )}
    </For>
  )
}

const linkOf = (part: HelpPart) => (part.kind === 'link' ? part : undefined)
