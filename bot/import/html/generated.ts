const before = /::?(?:before|after)\b/i
const content = /(?:^|[;\s])content\s{0,9}:\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})')/i
const escaped = /\\(?:([\da-f]{1,6})\s?|([^\n]))/gi

const counted = /(?<![\w-])counters?\(/i

/** How a list's items are marked: what stands before their number, how it is written, and what stands behind. */
type Mark = { name: string; before: string; type: string; after: string }
const ofList = /\.([\w-]{1,80})\s{0,3}>\s{0,3}li::?before\s{0,3}$/i
const piece = /"([^"]{0,200})"|'([^']{0,200})'|counter\([\w-]{1,80}(?:\s?,\s?([a-z-]{1,30}))?\s?\)/gi
const types: Record<string, string> = {
  ...{ decimal: '1', 'lower-latin': 'a', 'lower-alpha': 'a', 'upper-latin': 'A', 'upper-alpha': 'A' },
  ...{ 'lower-roman': 'i', 'upper-roman': 'I' },
}

/** The mark that a rule writes before each item of one list, as Google Docs exports it; null where it counts otherwise. */
function markIn(rule: string): Mark | null {
  const at = rule.lastIndexOf('{')
  const name = ofList.exec(rule.slice(Math.max(0, at - 100), Math.max(0, at)))?.[1]
  const pieces = [...(/content\s{0,9}:([^;]{0,600})/i.exec(rule.slice(at))?.[1] ?? '').matchAll(piece)]
  const found = pieces.flatMap(([all], i) => (all.startsWith('counter') ? [i] : []))
  const [place = -1] = found
  const type = types[pieces[place]?.[3] ?? 'decimal']
  if (!name || found.length !== 1 || !type) return null
  const wordsOf = (some: typeof pieces) => some.map(([, double, single]) => double ?? single ?? '').join('')
  return { name, type, before: wordsOf(pieces.slice(0, place)), after: wordsOf(pieces.slice(place + 1)).trim() }
}

const countingIn = (css: string) => css.split('}').filter((rule) => before.test(rule) && counted.test(rule))

/** The marks of lists that a page's style counts by one number each. */
export const listMarksIn = (css: string): Mark[] => countingIn(css).flatMap((rule) => markIn(rule) ?? [])

/** Whether a page's style lets the browser count its elements otherwise and write the numbers before them. */
export const isCounting = (css: string): boolean => countingIn(css).some((rule) => markIn(rule) === null)

/** The words that a page's style writes before and behind its elements: people see them, and its text has none of them. */
export function generatedWords(css: string): string[] {
  return css.split('}').flatMap((rule) => {
    const at = rule.lastIndexOf('{')
    if (at < 0 || !before.test(rule.slice(0, at)) || markIn(rule)) return []
    const [, double, single] = content.exec(rule.slice(at + 1)) ?? []
    const words = (double ?? single ?? '').replace(escaped, (_, code, sign) =>
      code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)) : sign,
    )
    return /[\p{L}\d]/u.test(words) ? [words] : []
  })
}
