import { canonicalLink } from '../../../core/news/link.ts'
import { instantFrom } from '../../../core/news/published.ts'
import type { Pattern } from '../../../db/schema/news.ts'
import { type Anchor, anchorsIn, baseOf, type Element, isSameText, type Page, pageOf, wordsOf } from './dom.ts'

// A link of fewer letters leads to a section or an author, and is no headline.
const leastHeadline = 20
const leastBlocks = 2

// A day may lead to all that was told on it.
const isHeadline = (words: string) => words.length >= leastHeadline && instantFrom(words) === null

/** Where the items of a page stand, learned from one of them: its headline or its link. Null where it is not found there. */
export function patternFrom(html: string, address: string, example: string): Pattern | null {
  const page = pageOf(html)
  const base = baseOf(page, address)
  const anchor = exampleIn(anchorsIn(page, base), base, example)
  return anchor ? patternOf(page, base, anchor) : null
}

function exampleIn(anchors: Anchor[], address: string, example: string): Anchor | undefined {
  const link = /^(?:https?:)?\/\//i.test(example.trim()) ? canonicalLink(example, address) : null
  const named = anchors.filter((anchor) => (link ? anchor.link === link : isSameText(anchor.words, example)))
  // A picture leads where the headline beneath it does.
  return named.sort((a, b) => b.words.length - a.words.length)[0]
}

/** The widest element around a headline that holds no other, and the steps from it to the headline's link. */
function patternOf(page: Page, address: string, { element, link }: Anchor): Pattern | null {
  const around: Element[] = []
  for (let at: Element | null = element; at && at !== page.body; at = at.parentElement) {
    const others = anchorsIn(at, address).filter((one) => one.link !== link && isHeadline(one.words))
    if (others.length > 0) break
    around.unshift(at)
  }
  for (const block of around) {
    for (const selector of selectorsOf(block)) {
      const found = Array.from(page.querySelectorAll(selector))
      const holding = found.filter((one) => one.matches('a[href]') || one.querySelector('a[href]'))
      if (holding.length < leastBlocks || holding.length * 2 <= found.length) continue
      const link = stepsTo(element, block)
      return { block: widened(page, found, selector, nameOf(block), link), link }
    }
  }
  return null
}

const beside = 'aside, nav, footer, [class*="side"], [id*="side"]'

/** Blocks with those that stand before them, are called like them and built like them: the latest news, which portals set apart. */
function widened(page: Page, found: Element[], selector: string, own: string, link: string): string {
  if (!own.includes('.') || !link) return selector
  const all = Array.from(page.querySelectorAll(own))
  const more = all.slice(0, Math.max(0, all.indexOf(found[0] as Element))).filter((one) => !one.closest(beside))
  const isLike = (one: Element) => {
    const headline = one.querySelector(link)
    return headline !== null && wordsOf(headline).length >= leastHeadline
  }
  if (more.length === 0 || !more.every(isLike)) return selector
  const parents = more.flatMap(({ parentElement }) => (parentElement ? [`${nameOf(parentElement)} > ${own}`] : []))
  const wide = [selector, ...new Set(parents)].join(', ')
  return Array.from(page.querySelectorAll(wide)).length === found.length + more.length ? wide : selector
}

/** From the narrowest to the widest that might name elements like this one. */
function selectorsOf(element: Element): string[] {
  const own = nameOf(element)
  const parent = element.parentElement
  const within = parent && `${nameOf(parent)} > ${own}`
  const above = parent?.parentElement
  return [
    ...(above ? [`${nameOf(above)} > ${within}`] : []),
    ...(within ? [within] : []),
    ...(own.includes('.') ? [own] : []),
  ]
}

function stepsTo(element: Element, block: Element): string {
  const steps: string[] = []
  for (let at: Element | null = element; at && at !== block; at = at.parentElement) steps.unshift(nameOf(at))
  return steps.join(' > ')
}

// What tells one of several like it from the others, and not what they are.
const passing =
  /^(?:active|current|first|last|odd|even|hidden|show|selected|sticky|featured|pinned|hot|has-.{0,30}|(?:category|tag|format|status)-.{0,40}|col-.{0,12}|.{0,40}\d.{0,40})$/i

function nameOf(element: Element): string {
  const classes = element.className
    .split(/\s+/)
    .filter((name) => /^[A-Za-z_][\w-]{0,60}$/.test(name) && !passing.test(name))
    .slice(0, 2)
  return [element.tagName.toLowerCase(), ...classes].join('.')
}
