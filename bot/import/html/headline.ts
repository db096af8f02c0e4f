/** The part of the DOM that is looked at here. */
type Element = {
  tagName: string
  textContent: string | null
  innerHTML: string
  parentElement: Element | null
  getAttribute(name: string): string | null
  closest(selector: string): Element | null
  querySelector(selector: string): Element | null
  replaceWith(...nodes: Element[]): void
}
type Page = {
  querySelectorAll(selector: string): Iterable<Element>
  createElement(name: string): Element
}

// What portals call the element that bears an article's headline: "post-title", "tieude_bv", "ArticleHeadline", "dnn_lblTitle".
const label = /(?:^|_)lbl_?(?:title|tieu-?de)$/i
const says = /^(?:title|headline|tieude)$/
const ofArticle =
  /^(?:news|article|post|entry|details?|story|cms|blog|node|qa|faq|question|hoi|hoidap|dap|cau|cauhoi|bai|baiviet|viet|tin|tintuc|tuc|bv|ct|chi|chitiet|tiet|view|vb|asset|video|photo|event)$/
const beside = /^(?:wp|block|main|single|d)$/
const block = 'p, div, section, article, ul, ol, dl, table, h1, h2, h3, h4, h5, h6'
const around = 'nav, aside, footer, ul, ol, dl, [role="navigation"], [role="banner"], [role="contentinfo"]'
const accessible = /(?:^|\s)(?:hide-accessible|sr-only|visually-?hidden|screen-reader-text)(?:\s|$)/i
const ofSite = /(?:^|[\s_-])(?:site|portal|brand|blog|org)[-_]?(?:title|name|logo)(?:\s|$)/i
const parts = /\s[|–—-]\s|\s?::\s?|\s[»>]\s|:\s/u
const [shortest, longest] = [8, 250]
// What a portal calls its pages, "Chi tiết tin", is shorter than what an article is called.
const longestOfPortal = 25

const wordsOf = ({ textContent }: Element) => (textContent ?? '').replace(/\s+/g, ' ').trim()

/**
 * Makes the headline of a page its heading where no heading says it: by what portals call such an element, or by the words
 * that the page gives its browser.
 */
export function markHeadline(page: Page): void {
  const headings = [...page.querySelectorAll('h1')]
  const own = headings.filter(isOwn)
  // Beside an article's own heading that of its portal is none.
  if (own.length === 1) for (const one of headings) if (isOfSite(one)) renamed(page, one, 'h2')
  if (own.length > 0) return
  const headline = namedIn(page) ?? saidIn(page) ?? (headings.length === 0 ? onlyIn(page) : undefined)
  if (!headline) return
  for (const heading of headings) renamed(page, heading, 'h2')
  renamed(page, headline, 'h1')
}

const isOfSite = (heading: Element) => ofSite.test(heading.getAttribute('class') ?? '')
const isOwn = (heading: Element) =>
  !isOfSite(heading) &&
  wordsOf(heading).length > longestOfPortal &&
  !heading.closest('nav, aside, footer, [role="banner"]') &&
  !heading.querySelector('a.logo, img') &&
  !accessible.test(heading.getAttribute('class') ?? '')

const isLine = (one: Element) =>
  !one.querySelector(block) && !one.closest(around) && wordsOf(one).length >= shortest && wordsOf(one).length <= longest

/** The words of the element that a page calls its headline; '' where none or several are. */
export const headlineOf = (page: Page): string => {
  const found = namedIn(page)
  return found ? wordsOf(found) : ''
}

/** The one element that is called an article's headline; undefined where several are, as on a page that lists articles. */
function namedIn(page: Page): Element | undefined {
  const found = [...page.querySelectorAll('[itemprop="headline"], [class], [id]')].filter(
    (one) =>
      !/^(?:html|body|meta|link|a|img)$/i.test(one.tagName) &&
      (one.getAttribute('itemprop') === 'headline' ||
        [one.getAttribute('id') ?? '', ...(one.getAttribute('class') ?? '').split(/\s+/)].some(isHeadlineName)) &&
      isLine(one),
  )
  return new Set(found.map(wordsOf)).size === 1 ? found[0] : undefined
}

/** Whether a name says no more than that it is an article's title, in whatever order: that of a box or of other news is none. */
function isHeadlineName(name: string): boolean {
  if (label.test(name)) return true
  const words = name
    .replace(/tieu[-_]de/i, 'tieude')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .split(/[-_]+/)
  const others = words.filter((word) => word && !says.test(word))
  if (others.length === words.length) return false
  return (
    name.toLowerCase() === 'headline' ||
    (others.some((word) => ofArticle.test(word)) && others.every((word) => ofArticle.test(word) || beside.test(word)))
  )
}

/** The first line that says just what the page is called in its browser or where it is shared. */
function saidIn(page: Page): Element | undefined {
  const whole = [
    ...[...page.querySelectorAll('title')].map(wordsOf),
    ...[...page.querySelectorAll('meta[property="og:title"]')].map((one) => one.getAttribute('content') ?? ''),
  ]
  const said = new Set(whole.flatMap((title) => [title, ...title.split(parts)]).map((one) => one.trim().toLowerCase()))
  const isSaid = (one: Element) => wordsOf(one).length > longestOfPortal && said.has(wordsOf(one).toLowerCase())
  return [...page.querySelectorAll('h2, h3, h4, p, div, span, b, strong, font')].find(
    (one) => isLine(one) && isSaid(one),
  )
}

/** The one heading of the second rank that a page without a first one has. */
function onlyIn(page: Page): Element | undefined {
  const found = [...page.querySelectorAll('h2')].filter((one) => isLine(one) && isOwn(one))
  return found.length === 1 ? found[0] : undefined
}

function renamed(page: Page, one: Element, name: string): void {
  const heading = page.createElement(name)
  heading.innerHTML = one.innerHTML
  one.replaceWith(heading)
}
