import { oaId, type Platform } from './platform.ts'

type Sdk = Pick<
  typeof import('zmp-sdk/apis'),
  'getAccessToken' | 'openShareSheet' | 'getShareableLink' | 'openChat' | 'openWebview'
>

const timeLimitMs = 5000
// A sheet waits for a person.
const personLimitMs = 300_000

declare global {
  interface Window {
    /** Handed in by a page that stands in for Zalo's client. */
    zmpSdk?: Sdk
  }
}

/**
 * Zalo's client, or null outside it. On a developer's machine the SDK pretends that calls succeed and elsewhere it refuses
 * them, so the host decides, and an empty token means nobody. Some calls never come to an end by themselves.
 */
export function zaloPlatform(): Platform | null {
  const sdk = window.zmpSdk ? Promise.resolve(window.zmpSdk) : location.hostname === 'h5.zdn.vn' ? loaded() : null
  if (!sdk) return null
  /** Calls the SDK; null when it refuses or fails, `late` when it takes too long. */
  const call = async <T>(
    act: (sdk: Sdk) => Promise<T>,
    { limitMs = timeLimitMs, late = null }: { limitMs?: number; late?: T | null } = {},
  ): Promise<T | null> => {
    const tooLong = new Promise<T | null>((done) => setTimeout(() => done(late), limitMs))
    return Promise.race([sdk.then(act).catch(() => null), tooLong])
  }
  return {
    kind: 'zalo',
    accessToken: async () => (await call(({ getAccessToken }) => getAccessToken())) || null,
    async share({ text, path }) {
      const words = { title: text.slice(0, 100), description: text.slice(0, 400) }
      const link = path === undefined ? '' : await call(({ getShareableLink }) => getShareableLink({ ...words, path }))
      if (link === null) return 'failed'
      const sheet = { type: 'text', data: { text: link ? `${text}\n${link}` : text } } as const
      // 0 is a person who thought better of it, or was never heard of again; 1 went to a timeline, 2 to chats.
      const status = await call(async ({ openShareSheet }) => Number((await openShareSheet(sheet)).status), {
        limitMs: personLimitMs,
        late: 0,
      })
      if (status === null) return 'failed'
      return status > 0 ? 'shared' : 'cancelled'
    },
    async openChat(message) {
      const id = oaId()
      if (!id) return false
      return (await call(({ openChat }) => openChat({ type: 'oa', id, message }).then(() => true))) ?? false
    },
    openOutside: async (url) => (await call(({ openWebview }) => openWebview({ url }).then(() => true))) ?? false,
  }
}

// Its own file in the build: who opens the app in a browser never loads it.
const loaded = (): Promise<Sdk> => import('zmp-sdk/apis')
