/** `cancelled` is a person who thought better of it; `failed` has to be said. */
type Shared = 'shared' | 'copied' | 'cancelled' | 'failed'

/** What surrounds the mini app: Zalo's client, or a plain browser. */
export type Platform = {
  kind: 'zalo' | 'web'
  /** Null when there is nobody that the surroundings vouch for. */
  accessToken: () => Promise<string | null>
  /** Hands on a text, with the address of one of our own pages if it is not in the text already. */
  share: (content: { text: string; path?: string }) => Promise<Shared>
  /** Opens the chat with the official account; false when it could not. */
  openChat: (message?: string) => Promise<boolean>
  /** Opens a page that is not ours; false when it could not. */
  openOutside: (url: string) => Promise<boolean>
}

/** Where the app is mounted, without the slash at its end. Zalo gives no `<base>`; there the path says it. */
export function basePath(): string {
  const base = document.querySelector('base')?.getAttribute('href')
  return (base ?? /^\/zapps\/[^/]+/.exec(location.pathname)?.[0] ?? '').replace(/\/$/, '')
}

/** The official account's id: written into the page by our server, or into the build that Zalo hosts. */
export const oaId = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="oa-id"]')?.content ?? import.meta.env.ZALO_OA_ID ?? null

/** Our server; the app that Zalo hosts has to be told at build time. */
export const serverOrigin = (): string =>
  import.meta.env.MODE === 'zalo' ? (import.meta.env.PUBLIC_URL ?? location.origin) : location.origin
