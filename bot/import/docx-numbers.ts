type Level = { format: string; text: string; start: number; style: string }
type List = { abstract: string; levels: Level[]; starts: Map<number, number> }

const opening = /<w:p(?:\s[^<>]*)?>(?!<\/w:p>)/g
const propertiesBegin = /\s*<w:pPr>/y
const propertiesEnd = '</w:pPr>'
const [numberedFrom, numberedTo] = ['<w:numPr>', '</w:numPr>']
// A list of number 0 is none: so the reader does not count these items a second time.
const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

const valued = /<w:(\w{1,40})\s(?:[^<>"]|"[^"<]*")*?w:val="([^"<]*)"/g
const attributeOf = (xml: string, name: string) => [...xml.matchAll(valued)].find(([, tag]) => tag === name)?.[2]

function partsOf(xml: string, name: string): { id: string; body: string }[] {
  const parts: { id: string; body: string }[] = []
  const [open, close] = [`<w:${name}`, `</w:${name}>`]
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at + 1)) {
    if (!/\s/.test(xml[at + open.length] ?? '')) continue
    const [head, end] = [xml.indexOf('>', at), xml.indexOf(close, at)]
    if (head < 0 || end < head) break
    const [, id = ''] = /w:(?:abstractNumId|numId|ilvl|styleId)="([^"]*)"/.exec(xml.slice(at, head)) ?? []
    parts.push({ id, body: xml.slice(head + 1, end) })
    at = end
  }
  return parts
}

/** The first list that properties name, as it stands there. */
function numberedIn(properties: string): string | undefined {
  const from = properties.indexOf(numberedFrom)
  const to = properties.indexOf(numberedTo, from)
  return from < 0 || to < 0 ? undefined : properties.slice(from, to + numberedTo.length)
}

/** A document with the beginning of each paragraph, up to the end of its properties, as `change` wants it. */
function withBeginnings(document: string, change: (whole: string, properties: string) => string): string {
  const lastEnd = document.lastIndexOf(propertiesEnd)
  let changed = ''
  let from = 0
  for (const { 0: tag, index } of document.matchAll(opening)) {
    if (index < from) continue
    let end = index + tag.length
    let properties = ''
    propertiesBegin.lastIndex = end
    const begin = end < lastEnd && propertiesBegin.exec(document)
    if (begin && propertiesBegin.lastIndex <= lastEnd) {
      const inside = propertiesBegin.lastIndex
      const stop = document.indexOf(propertiesEnd, inside)
      properties = document.slice(inside, stop)
      end = stop + propertiesEnd.length
    }
    changed += document.slice(from, index) + change(document.slice(index, end), properties)
    from = end
  }
  return changed + document.slice(from)
}

/**
 * A Word document's XML with the numbers written out that Word counts by itself, as people see them: "Điều 1." as much as
 * "a)". Bullets stay as they are.
 */
export function withNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering)
  const ofStyle = styleLists(styles, lists)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return withBeginnings(document, (whole, properties) => {
    const own = numberedIn(properties)
    const style = ofStyle.get(attributeOf(properties, 'pStyle') ?? '')
    const id = (own && attributeOf(own, 'numId')) ?? style?.id ?? ''
    const at = Number((own && attributeOf(own, 'ilvl')) ?? style?.level ?? 0)
    const list = lists.get(id)
    const level = list?.levels[at]
    if (!list || !level || level.format === 'bullet' || level.format === 'none' || !level.text) return whole
    const count = counts.get(list.abstract) ?? []
    counts.set(list.abstract, count)
    const restart = begun.has(`${id} ${at}`) ? undefined : list.starts.get(at)
    begun.add(`${id} ${at}`)
    const before = count[at]
    count[at] = restart ?? (before === undefined ? level.start : before + 1)
    count.length = at + 1
    const label = level.text.replace(/%(\d)/g, (_, n: string) => {
      const other = list.levels[Number(n) - 1]
      return written(count[Number(n) - 1] ?? other?.start ?? 1, other?.format ?? 'decimal')
    })
    const kept = own ? properties.replace(own, none) : `${properties}${none}`
    const start = whole.slice(0, whole.indexOf('>') + 1)
    return `${start}<w:pPr>${kept}</w:pPr><w:r><w:t xml:space="preserve">${label} </w:t></w:r>`
  })
}

function listsOf(numbering: string): Map<string, List> {
  const abstracts = new Map(
    partsOf(numbering, 'abstractNum').map(({ id, body }) => {
      const levels: Level[] = []
      for (const { id: level, body: xml } of partsOf(body, 'lvl'))
        levels[Number(level)] = {
          format: attributeOf(xml, 'numFmt') ?? 'decimal',
          text: attributeOf(xml, 'lvlText') ?? '',
          start: Number(attributeOf(xml, 'start') ?? 1),
          style: attributeOf(xml, 'pStyle') ?? '',
        }
      return [id, levels] as const
    }),
  )
  return new Map(
    partsOf(numbering, 'num').map(({ id, body }) => {
      const abstract = attributeOf(body, 'abstractNumId') ?? ''
      const starts = partsOf(body, 'lvlOverride').map(
        ({ id: level, body: xml }) => [Number(level), Number(attributeOf(xml, 'startOverride') ?? Number.NaN)] as const,
      )
      const known = starts.filter(([, start]) => !Number.isNaN(start))
      return [id, { abstract, levels: abstracts.get(abstract) ?? [], starts: new Map(known) }] as const
    }),
  )
}

/** The lists that styles such as "Heading 1" bring along. */
function styleLists(styles: string, lists: Map<string, List>) {
  return new Map(
    partsOf(styles, 'style').flatMap(({ id, body }) => {
      const numbers = numberedIn(body)
      const list = numbers && attributeOf(numbers, 'numId')
      if (!numbers || !list) return []
      const linked = lists.get(list)?.levels.findIndex((level) => level?.style === id) ?? -1
      return [[id, { id: list, level: attributeOf(numbers, 'ilvl') ?? Math.max(linked, 0) }] as const]
    }),
  )
}

const romans: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function written(value: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 5) || 1)
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    let rest = value
    let text = ''
    for (const [worth, sign] of romans) for (; rest >= worth && text.length < 20; rest -= worth) text += sign
    return format === 'lowerRoman' ? text.toLowerCase() : text
  }
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value)
}
