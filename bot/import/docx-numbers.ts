type Level = { format: string; text: string; start: number; style: string }
type List = { abstract: string; levels: Level[]; starts: Map<number, number> }

const paragraph = /<w:p(?:\s[^>]*)?>(?!<\/w:p>)(?:\s*<w:pPr>([\s\S]*?)<\/w:pPr>)?/g
const numbered = /<w:numPr>[\s\S]*?<\/w:numPr>/
// A list of number 0 is none: so the reader does not count these items a second time.
const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

const attributeOf = (xml: string, name: string) => new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1]
const partsOf = (xml: string, name: string) =>
  Array.from(
    xml.matchAll(new RegExp(`<w:${name}\\s([^>]*)>([\\s\\S]*?)</w:${name}>`, 'g')),
    ([, head = '', body = '']) => ({
      id: /w:(?:abstractNumId|numId|ilvl|styleId)="([^"]*)"/.exec(head)?.[1] ?? '',
      body,
    }),
  )

/**
 * A Word document's XML with the numbers written out that Word counts by itself, as people see them: "Điều 1." as much as
 * "a)". Bullets stay as they are.
 */
export function withNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering)
  const ofStyle = styleLists(styles, lists)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return document.replace(paragraph, (whole: string, properties = '') => {
    const own = numbered.exec(properties)?.[0]
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
    const kept = own ? properties.replace(numbered, none) : `${properties}${none}`
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
      const numbers = numbered.exec(body)?.[0]
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
