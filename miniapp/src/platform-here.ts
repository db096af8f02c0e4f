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
      if (!navigator.share) return (await copyText(url ? `${text}\n${url}` : text)) ? 'copied' : 'cancelled'
      return navigator.share({ text, url }).then(
        () => 'shared' as const,
        () => 'cancelled' as const,
      )
    },
    async openChat() {
      const id = oaId()
      if (id) window.open(`https://zalo.me/${id}`, '_blank', 'noopener')
      return id !== null
    },
    openOutside: (url) => void window.open(url, '_blank', 'noopener'),
  }
}
