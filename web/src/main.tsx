import './styles/app.css'
import { render } from 'solid-js/web'
import { App } from './app.tsx'

const root = document.getElementById('app')
root?.replaceChildren()
if (root) render(() => <App />, root)
