import { drawnInCapitals } from '../../../core/text/encodings/legacy.ts'
import { isOfCapitals } from '../signs.ts'

type Page = {
  getOperatorList(): Promise<unknown>
  commonObjs: { has(name: string): boolean; get(name: string): unknown }
}

// Letters that TCVN3 has where others have signs; few texts in Unicode have two of them.
const ofTcvn3 = /[\u00ae\u00b5-\u00b9\u00ad\u00a9\u00aa\u00ac\u00bb-\u00be\u00d6-\u00d8]/gu
const fewest = 2

/** A page's words in a font of before Unicode that draws small letters as capitals, `.VnTimeH`, as people see them. */
export async function inOldCapitals<Words extends { text: string; font?: string }>(
  words: Words[],
  page: Page,
): Promise<Words[]> {
  const signs = words.reduce((sum, { text }) => sum + (text.match(ofTcvn3)?.length ?? 0), 0)
  if (signs < fewest) return words
  // Fonts are known by their names once the page's orders are read.
  await page.getOperatorList().catch(() => null)
  const nameOf = (font = '') => {
    const known = font && page.commonObjs.has(font) ? (page.commonObjs.get(font) as { name?: unknown } | null) : null
    return typeof known?.name === 'string' ? known.name.replace(/^[A-Z]{6}\+/, '') : ''
  }
  const capitals = new Set([...new Set(words.map(({ font }) => font))].filter((font) => isOfCapitals(nameOf(font))))
  return words.map((one) => (capitals.has(one.font) ? { ...one, text: drawnInCapitals(one.text) } : one))
}
