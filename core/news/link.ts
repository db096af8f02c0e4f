const campaign = /^(utm_\w+|fbclid|gclid|zarsrc|_ga|mc_cid|mc_eid)$/i

/** The address without what only counts clicks, so that two ways to one page are one; null unless it is http(s). */
export function canonicalLink(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (!url || !isWeb(url)) return null
  for (const name of [...url.searchParams.keys()]) if (campaign.test(name)) url.searchParams.delete(name)
  url.hash = ''
  return url.href
}

export const isWebLink = (text: string) => URL.canParse(text) && isWeb(new URL(text))

/** What stands before an @ is a password that would go out, or makes one address look like another. */
const isWeb = ({ protocol, username, password }: URL) =>
  (protocol === 'http:' || protocol === 'https:') && !username && !password
