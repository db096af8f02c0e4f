const campaign = /^(utm_\w+|fbclid|gclid|zarsrc|_ga|mc_cid|mc_eid)$/i

// No page has a part of its query called “amp;id”: a publisher's program escaped what was escaped.
const escapedTwice = /&(?:amp;){1,9}/gi

// Browsers and servers take no longer ones.
const longestLink = 8000

/**
 * The address without what only counts clicks, so that two ways to one page are one; null unless it is http(s), and no longer
 * than an address may be. `base`: what a link without a host is relative to.
 */
export function canonicalLink(text: string, base?: string): string | null {
  const written = text.length > longestLink ? '' : text.trim().replace(escapedTwice, '&')
  const url = written && URL.canParse(written, base) ? new URL(written, base) : null
  if (!url || !isWeb(url)) return null
  const said = [...url.searchParams]
  const kept = said.filter(([name]) => !campaign.test(name))
  if (kept.length < said.length) url.search = new URLSearchParams(kept).toString()
  url.hash = ''
  return url.href
}

export const isWebLink = (text: string) => text.length <= longestLink && URL.canParse(text) && isWeb(new URL(text))

/** Whether every address written out in these words is one of the web: what goes out to many is read by its apps as a link. */
export const hasOnlyWebLinks = (words: string) =>
  (words.match(/\b[a-z][a-z0-9+.-]{0,20}:\/\/\S*|\b(?:javascript|data):\S+/gi) ?? []).every(isWebLink)

/** What stands before an @ is a password that would go out, or makes one address look like another. */
const isWeb = ({ protocol, username, password }: URL) =>
  (protocol === 'http:' || protocol === 'https:') && !username && !password
