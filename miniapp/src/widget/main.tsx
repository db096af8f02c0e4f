import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createApi } from '../api.ts'
import { Around } from '../app/providers.tsx'
import { platformHere } from '../platform-here.ts'
import { reread } from '../reread.ts'
import { startSession } from '../session.ts'
import { Widget } from './parts.tsx'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'
import '../app/app.css'
import './widget.css'

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: 1, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
const platform = platformHere()
const { origin } = location
const session = startSession(platform, origin, () => void reread(client))
const api = createApi({ origin, token: session.token })

/** To the page around us, whose address we need not know: there is nothing in it to keep from anybody. */
const tell = (loa: 'ready' | 'close') => {
  if (window.parent !== window) window.parent.postMessage({ loa }, '*')
}
document.addEventListener('keydown', (event) => {
  // A sheet that is open takes the key for itself.
  if (event.key === 'Escape' && !document.querySelector('dialog[open]')) tell('close')
})

document.documentElement.dataset.platform = platform.kind
createRoot(document.getElementById('app')!).render(
  <Around loa={{ api, platform, session }} client={client} keptThread>
    <Widget />
  </Around>,
)
tell('ready')
