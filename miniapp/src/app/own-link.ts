/**
 * The path within the app that a link leads to, or null when it leads elsewhere: our links are written for chats, as
 * `<our server>/zapps/<app>/<path>` or `https://zalo.me/s/<app>/<path>`. `base` is where the app is mounted.
 */
export function pathWithin(link: string, base: string): string | null {
  const appId = /^\/zapps\/([^/]+)$/.exec(base)?.[1]
  const path = /^https?:\/\/(?:zalo\.me\/s|[^/]+\/zapps)\/([^/?#]+)(\/[^#]*)?$/.exec(link)
  return appId && path?.[1] === appId ? (path[2] ?? '/') : null
}
