import { copyText } from './clipboard.ts'
import { basePath, oaId, type Platform } from './platform.ts'
import { zaloPlatform } from './zalo.ts'

/** Zalo's client where the page is open in it, else the browser. */
export const platformHere = (): Platform => zaloPlatform() ?? webPlatform()

function webPlatform(): Platform {
  return {
    kind: 'web',
    accessToken: async () => null,
    async share({ text, path }) {
      const url = path === undefined ? undefined : `${location.origin}${basePath()}/${path}`
      const copied = async () => ((await copyText(url ? `${text}\n${url}` : text)) ? 'copied' : 'failed')
      if (!navigator.share) return copied()
      return navigator.share({ text, url }).then(
        () => 'shared' as const,
        // A browser may offer a sheet and then refuse it.
        (error: Error) => (error.name === 'AbortError' ? 'cancelled' : copied()),
      )
    },
    async openChat() {
      const id = oaId()
      if (id) window.open(`https://zalo.me/${id}`, '_blank', 'noopener')
      return id !== null
    },
    async openOutside(url) {
      window.open(url, '_blank', 'noopener')
      return true
    },
  }
}
