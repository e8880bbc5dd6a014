/** How the request is made; those that change something stand out by weight, not by a colour of a state. */
export function MethodName(props: { method: string; class?: string }) {
  return (
    <span class={`font-mono text-tag tracking-wide ${props.method === 'GET' ? 'text-ink-3' : 'font-bold text-ink'} ${props.class ?? ''}`}>
      {props.method}
    </span>
  )
}
