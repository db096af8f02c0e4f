import { fold } from '../../text/fold.ts'

type Named = { id: string; name: string }

// “TDP số 3” is “Tổ dân phố 3”, which people call “tổ 3”; “kp 2” is “Khu phố 2”.
const short: [RegExp, string][] = [
  [/\btdp\b/g, 'to dan pho'],
  [/\bkp\b/g, 'khu pho'],
  [/\b(?:ubnd|uy ban nhan dan|uy ban)\b/g, ''],
  [/\b(to dan pho|khu pho|to|thon|ap|ban) so (?=\d)/g, '$1 '],
  [/\bto dan pho (?=\d)/g, 'to '],
]

const plain = (text: string) => {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return ` ${short.reduce((left, [from, to]) => left.replace(from, to), words).replace(/ +/g, ' ')} `
}

/** The unit that a text names in full; the longest of several, and none where two are called so. */
export function unitNamedIn<T extends Named>(text: string, units: readonly T[]): T | null {
  const said = plain(text)
  const named = units.filter(({ name }) => plain(name).trim().includes(' ') && said.includes(plain(name)))
  const longest = Math.max(...named.map(({ name }) => plain(name).length))
  const best = named.filter(({ name }) => plain(name).length === longest)
  return best.length === 1 ? (best[0] ?? null) : null
}
