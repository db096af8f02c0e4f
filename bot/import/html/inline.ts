import { raised } from '../raised.ts'
import type { Element } from './dom.ts'

export const dropped = new Set(
  'SCRIPT STYLE TITLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG HEAD BUTTON SELECT INPUT FORM NAV ASIDE'.split(' '),
)
export const blocks = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER BLOCKQUOTE PRE UL OL DL DT DD FIGURE FIGCAPTION ADDRESS CENTER HR DETAILS SUMMARY'.split(
    ' ',
  ),
)
const partsOfBlocks = new Set('LI TR TD TH'.split(' '))

/** The words of an element on one line; its line breaks are kept where the caller wants them. */
export function inline(element: Element, breaks = false): string {
  let text = ''
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) text += (node.nodeValue ?? '').replace(/\s+/g, ' ')
    if (node.nodeType !== 1) continue
    const child = node as Element
    const name = child.tagName.toUpperCase()
    if (dropped.has(name)) continue
    if (name === 'BR') text += breaks ? '\n' : ' '
    else if (name === 'SUP') text += raised(inline(child), text)
    else text += blocks.has(name) || partsOfBlocks.has(name) ? ` ${inline(child, breaks)} ` : inline(child, breaks)
  }
  return breaks ? text : text.replace(/\s+/g, ' ').trim()
}
