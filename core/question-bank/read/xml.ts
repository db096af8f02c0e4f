import { decodeXML } from 'entities'

/** An element with what stands in it. `text`: its own words, data sections as they are written. */
export type Element = { name: string; attributes: string; children: Element[]; text: string }

// Moodle's files are six deep; what is deeper was made to be.
const deepest = 40

/**
 * The elements of an XML text in one pass, without what it declares: no entity is made, none is fetched. What is cut short is
 * told by `whole`.
 */
export function elementsOf(xml: string): { root: Element; whole: boolean } {
  const root: Element = { name: '', attributes: '', children: [], text: '' }
  const open = [root]
  let at = 0
  for (;;) {
    const here = open.at(-1) as Element
    const start = xml.indexOf('<', at)
    if (start < 0) return { root, whole: open.length === 1 }
    here.text += decodeXML(xml.slice(at, start))
    const [mark, close] = markAt(xml, start)
    const end = xml.indexOf(close, start + mark)
    if (end < 0) return { root, whole: false }
    at = end + close.length
    if (close === ']]>') here.text += xml.slice(start + mark, end)
    if (close !== '>' || xml[start + 1] === '!') continue
    const tag = xml.slice(start + 1, end)
    if (tag.startsWith('/')) {
      if (open.length === 1 || here.name !== tag.slice(1).trim()) return { root, whole: false }
      open.pop()
      continue
    }
    const isEmpty = tag.endsWith('/')
    const [name = ''] = tag.split(/[\s/]/u, 1)
    const element: Element = { name, attributes: tag.slice(name.length), children: [], text: '' }
    here.children.push(element)
    if (!isEmpty) open.push(element)
    if (open.length > deepest) return { root, whole: false }
  }
}

/** How long the mark is that begins here, and what ends it. */
function markAt(xml: string, start: number): [number, string] {
  if (xml.startsWith('<![CDATA[', start)) return [9, ']]>']
  if (xml.startsWith('<!--', start)) return [4, '-->']
  return xml[start + 1] === '?' ? [2, '?>'] : [1, '>']
}

export const childOf = (element: Element | undefined, name: string) =>
  element?.children.find((child) => child.name === name)

const attribute = /([\w:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/gu

export function attributeOf({ attributes }: Pick<Element, 'attributes'>, name: string): string {
  for (const [, key, double, single] of attributes.matchAll(attribute))
    if (key === name) return decodeXML(double ?? single ?? '')
  return ''
}
