const before = /::?(?:before|after)\b/i
const content = /(?:^|[;\s])content\s{0,9}:\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})')/i
const escaped = /\\(?:([\da-f]{1,6})\s?|([^\n]))/gi

const counted = /(?<![\w-])counters?\(/i

/** Whether a page's style lets the browser count its elements and write the numbers before them. */
export const isCounting = (css: string): boolean =>
  css.split('}').some((rule) => before.test(rule) && counted.test(rule))

/** The words that a page's style writes before and behind its elements: people see them, and its text has none of them. */
export function generatedWords(css: string): string[] {
  return css.split('}').flatMap((rule) => {
    const at = rule.lastIndexOf('{')
    if (at < 0 || !before.test(rule.slice(0, at))) return []
    const [, double, single] = content.exec(rule.slice(at + 1)) ?? []
    const words = (double ?? single ?? '').replace(escaped, (_, code, sign) =>
      code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)) : sign,
    )
    return /[\p{L}\d]/u.test(words) ? [words] : []
  })
}
