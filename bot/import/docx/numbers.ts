import { counter, type Level, type List } from '../numbering.ts'

const opening = /<w:p(?:\s[^<>]*)?>(?!<\/w:p>)/g
const propertiesBegin = /\s*<w:pPr>/y
const propertiesEnd = '</w:pPr>'
const [numberedFrom, numberedTo] = ['<w:numPr>', '</w:numPr>']
// A list of number 0 is none: so the reader does not count these items a second time.
const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

// Word itself follows eleven.
const mostAbove = 20
const someText = /<w:t(?:\s[^<>]*)?>[^<]/
const deletedEnd = /<w:(?:del|moveFrom)[\s/>]/
const hiddenEnd = /<w:vanish(?:\s*\/?>|\s[^<>]*w:val="(?:1|true|on)")/

const legal = /<w:isLgl(?:\s*\/>|\s[^<>]*w:val="(?:1|true|on)")/
const customForm = /<w:numFmt\s[^<>]*w:format="([^"<>]{1,40})"/

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
function withBeginnings(
  document: string,
  change: (whole: string, properties: string, holdsText: () => boolean) => string,
): string {
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
    const holdsText = () => someText.test(document.slice(end, Math.max(end, document.indexOf('</w:p>', end))))
    changed += document.slice(from, index) + change(document.slice(index, end), properties, holdsText)
    from = end
  }
  return changed + document.slice(from)
}

/**
 * A Word document's XML with the numbers written out that Word counts by itself, as people see them: "Điều 1." as much as
 * "a)". Bullets stay as they are; `onDoubt` is told of each number that programs count differently.
 */
export function withNumbers(document: string, numbering: string, styles: string, onDoubt?: () => void): string {
  const lists = listsOf(numbering)
  const ofStyle = styleLists(styles, lists)
  const label = counter(onDoubt)
  let joined = false
  return withBeginnings(document, (whole, properties, holdsText) => {
    // A paragraph that is deleted or hidden as a whole has no number, and one whose end is deleted is one with the next.
    const isJoined = joined
    const end = properties.slice(Math.max(0, properties.indexOf('<w:rPr>')))
    const goesOn = deletedEnd.test(end)
    const isEmpty = (goesOn || hiddenEnd.test(end)) && !holdsText()
    joined = goesOn && (isJoined || !isEmpty)
    if (isEmpty || isJoined) return whole
    const own = numberedIn(properties)
    const style = ofStyle.get(attributeOf(properties, 'pStyle') ?? '')
    const id = (own && attributeOf(own, 'numId')) ?? style?.id ?? ''
    const at = Number((own && attributeOf(own, 'ilvl')) ?? style?.level ?? 0)
    const list = lists.get(id)
    const counted = list && label(id, list, at)
    if (!counted) return whole
    const kept = own ? properties.replace(own, none) : `${properties}${none}`
    const start = whole.slice(0, whole.indexOf('>') + 1)
    return `${start}<w:pPr>${kept}</w:pPr><w:r><w:t xml:space="preserve">${counted} </w:t></w:r>`
  })
}

function listsOf(numbering: string): Map<string, List> {
  const all = partsOf(numbering, 'abstractNum')
  const abstracts = new Map(all.map(({ id, body }) => [id, levelsIn(body)] as const))
  const ofStyles = new Map(all.map(({ id, body }) => [attributeOf(body, 'styleLink') ?? '', id] as const))
  // A list may be that of a style, which holds its levels.
  const holder = new Map(
    all.map(({ id, body }) => [id, ofStyles.get(attributeOf(body, 'numStyleLink') || ' ') ?? id] as const),
  )
  return new Map(
    partsOf(numbering, 'num').map(({ id, body }) => {
      const named = attributeOf(body, 'abstractNumId') ?? ''
      const abstract = holder.get(named) ?? named
      const levels = [...(abstracts.get(abstract) ?? [])]
      const starts = partsOf(body, 'lvlOverride').map(
        ({ id: level, body: xml }) => [Number(level), Number(attributeOf(xml, 'startOverride') ?? Number.NaN)] as const,
      )
      const known = starts.filter(([, start]) => !Number.isNaN(start))
      for (const [level, own] of partsOf(body, 'lvlOverride').flatMap(({ body: xml }) => [...levelsIn(xml).entries()]))
        if (own) levels[level] = own
      return [id, { abstract, levels, starts: new Map(known) }] as const
    }),
  )
}

function levelsIn(body: string): Level[] {
  const levels: Level[] = []
  for (const { id: level, body: xml } of partsOf(body, 'lvl'))
    levels[Number(level)] = {
      format: customForm.exec(xml)?.[1] ?? attributeOf(xml, 'numFmt') ?? 'decimal',
      text: attributeOf(xml, 'lvlText') ?? '',
      start: Number(attributeOf(xml, 'start') ?? 1),
      style: attributeOf(xml, 'pStyle') ?? '',
      restart: Number(attributeOf(xml, 'lvlRestart') ?? level),
      legal: legal.test(xml),
    }
  return levels
}

/** The lists that styles such as "Heading 1" bring along. */
function styleLists(styles: string, lists: Map<string, List>) {
  const all = new Map(partsOf(styles, 'style').map(({ id, body }) => [id, body] as const))
  const found = new Map<string, { id: string; level: string | number }>()
  for (const style of all.keys()) {
    let above: string | undefined = style
    let level: string | number | undefined
    for (let up = 0; above && up < mostAbove; up++) {
      const body: string = all.get(above) ?? ''
      const numbers = numberedIn(body)
      const list = numbers && attributeOf(numbers, 'numId')
      if (numbers) level ??= attributeOf(numbers, 'ilvl')
      if (list) {
        const linked = lists.get(list)?.levels.findIndex((one) => one?.style === style || one?.style === above) ?? -1
        found.set(style, { id: list, level: level ?? Math.max(linked, 0) })
        break
      }
      above = attributeOf(body, 'basedOn')
    }
  }
  return found
}
