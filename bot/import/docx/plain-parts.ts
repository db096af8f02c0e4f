import { attributeIn, piecesOf } from './xml-tags.ts'

const word = /\/(?:wordprocessingml\/2006|wordprocessingml)\/main$/
const main = 'word/document.xml'
// The parts that are read by their names here; some programs count them ("styles2.xml").
const named = new Set(['styles', 'numbering', 'footnotes', 'endnotes'])

/**
 * The parts of a Word document under the names and in the writing that Word itself gives them: whatever the main part is
 * called, whatever letters stand for Word's own names and quotes around values. Null where no part is a Word document's text.
 */
export function plainParts(files: Map<string, Uint8Array>): Map<string, string> | null {
  const parts = new Map(Array.from(files, ([name, bytes]) => [name.replace(/^\//, ''), decoded(bytes)] as const))
  const own = parts.has(main) ? main : mainPart(parts.get('_rels/.rels') ?? '')
  if (!own || !parts.has(own)) return null
  const names = new Map([[own, main]])
  const relations = own.replace(/([^/]+)$/, '_rels/$1.rels')
  names.set(relations, 'word/_rels/document.xml.rels')
  for (const { type, target } of relationsIn(parts.get(relations) ?? ''))
    if (named.has(type)) names.set(`word/${target}`, `word/${type}.xml`)
  for (const [from, to] of names) renamed(parts, from, to)
  if (own !== main) parts.set('_rels/.rels', (parts.get('_rels/.rels') ?? '').replace(own, main))
  for (const [name, xml] of parts) if (name.endsWith('.xml')) parts.set(name, plainXml(xml))
  return parts
}

function renamed(parts: Map<string, string>, from: string, to: string): void {
  const xml = parts.get(from)
  if (from === to || xml === undefined || parts.has(to)) return
  parts.delete(from)
  parts.set(to, xml)
  const [old, own] = [from, to].map((name) => name.slice(name.lastIndexOf('/') + 1)) as [string, string]
  for (const list of ['[Content_Types].xml', 'word/_rels/document.xml.rels'])
    if (parts.has(list)) parts.set(list, (parts.get(list) ?? '').replaceAll(old, own))
}

const relationsIn = (xml: string) =>
  Array.from(piecesOf(xml)).flatMap((piece) =>
    piece.kind !== 'text' && piece.name === 'Relationship'
      ? [
          {
            type: attributeIn(piece.source, 'Type').replace(/^.*\//, ''),
            target: attributeIn(piece.source, 'Target').replace(/^\/?(?:word\/)?/, ''),
          },
        ]
      : [],
  )

const mainPart = (relations: string) => {
  const found = relationsIn(relations).find(({ type }) => type === 'officeDocument')
  return found && `word/${found.target}`
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

const declared = /\sxmlns(?::([\w.-]{1,40}))?\s{0,9}=\s{0,9}(?:"([^"<>]{1,200})"|'([^'<>]{1,200})')/g
const inTag = /([\w.:-]{1,80})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g

/** A part in which Word's own names begin with "w:", and values stand between double quotes. */
function plainXml(xml: string): string {
  const prefixes = new Set(
    Array.from(xml.matchAll(declared)).flatMap(([, prefix = '', double, single]) =>
      word.test(double ?? single ?? '') ? [prefix] : [],
    ),
  )
  if (prefixes.size === 0 || (prefixes.size === 1 && prefixes.has('w') && !/=\s{0,9}'/.test(xml))) return xml
  const nameOf = (name: string) => {
    const [prefix, local] = name.includes(':') ? (name.split(':', 2) as [string, string]) : ['', name]
    return prefixes.has(prefix) ? `w:${local}` : name
  }
  // An attribute without a prefix is of no name space; "xmlns" itself declares one.
  const attributeOf = (name: string) => {
    if (name === 'xmlns') return prefixes.has('') ? 'xmlns:w' : name
    if (name.startsWith('xmlns:')) return prefixes.has(name.slice(6)) ? 'xmlns:w' : name
    return name.includes(':') ? nameOf(name) : name
  }
  const kept: string[] = []
  let at = 0
  for (const piece of piecesOf(xml)) {
    if (piece.kind === 'text') continue
    const { kind, source, start, end } = piece
    const name = /^<\/?([\w.:-]+)/.exec(source)?.[1] ?? ''
    const values = new Map<string, string>()
    if (kind !== 'close')
      for (const [, key = '', double, single] of source.slice(1 + name.length).matchAll(inTag))
        values.set(attributeOf(key), (double ?? single ?? '').replaceAll('"', '&quot;'))
    const said = Array.from(values, ([key, value]) => ` ${key}="${value}"`).join('')
    kept.push(
      xml.slice(at, start),
      `<${kind === 'close' ? '/' : ''}${nameOf(name)}${said}${kind === 'empty' ? '/' : ''}>`,
    )
    at = end
  }
  return kept.join('') + xml.slice(at)
}
