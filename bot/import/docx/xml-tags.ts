/** A tag by its local name, or the text between two tags; `start` and `end` are where it stands. */
export type Piece =
  | { kind: 'open' | 'close' | 'empty'; name: string; source: string; start: number; end: number }
  | { kind: 'text'; text: string }

/** The tags and texts of an XML file, in order and in one pass; what is cut short ends it. */
export function* piecesOf(xml: string): Generator<Piece> {
  let at = 0
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start < 0) return
    if (start > at) yield { kind: 'text', text: unescaped(xml.slice(at, start)) }
    const comment = xml.startsWith('<!--', start)
    const data = xml.startsWith('<![CDATA[', start)
    const end = comment ? after(xml, '-->', start) : data ? after(xml, ']]>', start) : tagEnd(xml, start)
    if (end < 0) return
    at = end
    if (data) yield { kind: 'text', text: xml.slice(start + 9, end - 3) }
    if (comment || data || xml[start + 1] === '?' || xml[start + 1] === '!') continue
    const source = xml.slice(start, end)
    const kind = source[1] === '/' ? 'close' : source.at(-2) === '/' ? 'empty' : 'open'
    yield { kind, name: localName(source, kind === 'close' ? 2 : 1), source, start, end }
  }
}

const after = (xml: string, mark: string, from: number) => {
  const at = xml.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** Where a tag ends; a `>` in a value of it is none. */
function tagEnd(xml: string, start: number): number {
  let quote = ''
  for (let i = start + 1; i < xml.length; i++) {
    const char = xml[i] as string
    if (quote) {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return i + 1
  }
  return -1
}

function localName(source: string, from: number): string {
  let name = ''
  for (let i = from; i < source.length; i++) {
    const char = source[i] as string
    if (char === ':') name = ''
    else if (char === '>' || char === '/' || char === ' ' || char === '\n' || char === '\r' || char === '\t') break
    else name += char
  }
  return name
}

/** The value of an attribute, whatever its prefix; '' where a tag has none of that name. */
export function attributeIn(source: string, name: string): string {
  for (const [, key = '', double, single] of source.matchAll(
    /([^\s=<>/"']{1,80})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  ))
    if (key === name || key.endsWith(`:${name}`)) return unescaped(double ?? single ?? '')
  return ''
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
        if (name) return named[name] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text
