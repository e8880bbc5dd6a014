import './styles/app.css'
import { render } from 'solid-js/web'
import { App } from './app.tsx'

function start(): void {
  const root = document.getElementById('app')
  root?.replaceChildren()
  if (root) render(() => <App />, root)
}

/** The frame of index.html is on screen, or nobody looks. */
const isPainted = (): boolean => document.visibilityState !== 'visible' || performance.getEntriesByName('first-contentful-paint').length > 0

// Where the code comes as fast as the style, it would hold up the frame's paint.
if (isPainted()) start()
else requestAnimationFrame(() => setTimeout(start))
