/** What an address brings to the door: a link's secret, the code of a message, or why Zalo's page led nowhere. */
export type Given = { secret?: string; code?: string; refused?: string }

/** Takes it out of the address, so that it is left neither on the screen nor in the history; null where there is nothing. */
export function takeGiven(): Given | null {
  const { search, hash, pathname } = location
  const behind = new URLSearchParams(hash.slice(1))
  const secret = new URLSearchParams(search).get('login') ?? behind.get('login')
  const [code, refused] = [behind.get('ma'), behind.get('refused')]
  if (secret === null && code === null && refused === null) return null
  history.replaceState(null, '', pathname)
  return {
    ...(secret && { secret }),
    ...(code && /^\d{6}$/.test(code) && { code }),
    ...(refused && { refused }),
  }
}
