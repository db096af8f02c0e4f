import { parseHTML } from 'linkedom'
import { canonicalLink } from '../../../core/news/link.ts'
import { plainText } from '../../../core/news/plain.ts'
import { fold } from '../../../core/text/fold.ts'

// The part of the DOM that is used here; the whole of its types would put a browser's globals into the server's code.
type Node = { nodeValue: string | null; nextSibling: Node | null; remove(): void }
export type Element = {
  tagName: string
  className: string
  innerHTML: string
  parentElement: Element | null
  firstChild: Node | null
  previousSibling: Node | null
  nextSibling: Node | null
  children: Iterable<Element>
  getAttribute(name: string): string | null
  matches(selector: string): boolean
  closest(selector: string): Element | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
  remove(): void
}
export type Page = Pick<Element, 'querySelector' | 'querySelectorAll'> & { body: Element; documentElement: Element }

/** A page as its elements. One that leaves out the tags around its body has them put there. */
export function pageOf(html: string): Page {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  return parseHTML(whole).document
}

/** What the relative links of a page begin from: its own word for it, else where it stands. */
export function baseOf(page: Page, address: string): string {
  const said = page.querySelector('base[href]')?.getAttribute('href') ?? ''
  return (said && canonicalLink(said, address)) || address
}

export const wordsOf = (element: Element) => plainText(element.innerHTML)

export type Anchor = { element: Element; link: string; words: string }

/** The links of an element that lead to a page of the web, with the words that they show. */
export function anchorsIn(element: Pick<Element, 'querySelectorAll'>, address: string): Anchor[] {
  return Array.from(element.querySelectorAll('a[href]')).flatMap((anchor) => {
    const link = canonicalLink(anchor.getAttribute('href') ?? '', address)
    const words = whole(wordsOf(anchor), plainText(anchor.getAttribute('title') ?? ''))
    return link && link !== address ? [{ element: anchor, link, words }] : []
  })
}

const cut = /\s?(?:\.{3}|…)$/u
/** What a link says in full, where it shows only the beginning of it. */
function whole(shown: string, title: string): string {
  return shown === '' || (cut.test(shown) && title.startsWith(shown.replace(cut, ''))) ? title : shown
}

/** Whether two texts are one to somebody who copied it by hand. */
export const isSameText = (a: string, b: string) => lettersOf(a) === lettersOf(b)
const lettersOf = (text: string) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
