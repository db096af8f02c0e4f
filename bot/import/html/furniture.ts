import { type Part as Element, lengthOf, ofDocument, portalParts, takeOutCounts, wordsOf } from './portal-parts.ts'

const named =
  /^(?:(?:main|top|site|page|left|right|mobile|box)[-_]?)?(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|footer|copyright|share|social|sharing|audio|audio[-_]?player|tts|text[-_]?to[-_]?speech|read[-_]?aloud|ads?|adv|advert(?:isement)?s?|quang-?cao|cookies?[-_]?(?:banner|consent|bar|notice)?|chat[-_]?(?:widget|box)|(?:jp-)?related(?:[-_]?(?:posts?|articles?|news|items))?|social[-_]?(?:share|sharing|media|network)|comments?|binh-?luan)(?:[-_]?(?:main|top|left|right|bar|list|wrapper|container|box|area|section|inline|slot|zone|form|links?|buttons?|icons?))?$/i
const heads = /^(?:(?:main|top|site|page)[-_]?)?(?:header|banner)$/i
const boxes =
  /^(?:thống kê (?:lượt )?truy cập|(?:số )?lượt truy cập|liên kết (?:web\s?site|trang|nhanh)|thăm dò ý kiến|đăng nhập)$/iu
// Where whoever hears a page goes past its menus.
const skips = /^(?:(?:nhảy|chuyển|đi) (?:đến|tới)|bỏ qua(?: đến)?|skip to) (?:phần )?(?:nội dung|main|content)/iu
const mostOfPage = 1 / 3
const mostOfBox = 300

const namesOf = (one: Element) => [one.getAttribute('id'), ...(one.getAttribute('class') ?? '').split(/\s+/)]
const isNamed = (one: Element, pattern: RegExp) => namesOf(one).some((name) => name && pattern.test(name))

const tabs = /^(?:nav[-_])?tabs?(?:[-_]?(?:list|nav|menu|header|bar))?$/i
const longestTab = 40
/** Whether a list is what a page's own parts are chosen by. */
const isOfTabs = (one: Element): boolean =>
  /^(?:ul|ol)$/i.test(one.tagName) &&
  (isNamed(one, tabs) || one.getAttribute('role') === 'tablist') &&
  [...one.children].every((tab) => lengthOf(tab) <= longestTab)

const fewestChoices = 2
/** The box around a round button's question and its answers, as a portal asks whoever reads; null for one among other words. */
function pollOf(button: Element): Element | null {
  for (let one = button.parentElement; one && lengthOf(one) <= mostOfBox; one = one.parentElement)
    if ([...one.querySelectorAll('input[type="radio"]')].length >= fewestChoices && !one.querySelector('h1')) {
      const around = one.parentElement
      const asks = around && lengthOf(around) <= mostOfBox && /[?:]\s/.test(wordsOf(around)) ? around : one
      return ofDocument.test(wordsOf(asks)) || asks.querySelector('h1') ? one : asks
    }
  return null
}

/** Whether nearly all that a part says are links. */
function isOfLinks(one: Element): boolean {
  const links = [...one.querySelectorAll('a[href]')]
  return links.length > 2 && links.reduce((sum, link) => sum + lengthOf(link), 0) > lengthOf(one) * 0.8
}

/**
 * Takes out of a portal's page what its own names, its words and how it is built say to be its menus, paths, tools, feet and
 * boxes, where no tag says so; tells whether there were words in it.
 */
export function takeOutFurniture(body: Element): boolean {
  const all = lengthOf(body)
  let found = false
  const takeOut = (one: Element) => {
    found ||= lengthOf(one) > 0
    one.remove()
  }
  for (const one of body.querySelectorAll('div, section, ul, ol, p')) {
    if (isOfTabs(one)) {
      takeOut(one)
      continue
    }
    const isHead = isNamed(one, heads) && isOfLinks(one)
    const isHome = /^(?:ul|ol)$/i.test(one.tagName) && isOfLinks(one) && /^Trang chủ\s/iu.test(wordsOf(one))
    if (!isHead && !isHome && !isNamed(one, named)) continue
    if (lengthOf(one) > all * mostOfPage || one.querySelector('h1') || ofDocument.test(wordsOf(one))) continue
    takeOut(one)
  }
  for (const link of body.querySelectorAll('a[href^="#"]')) if (skips.test(wordsOf(link))) link.remove()
  for (const button of body.querySelectorAll('input[type="radio"]')) {
    const poll = pollOf(button)
    if (poll) takeOut(poll)
  }
  for (const heading of body.querySelectorAll('h2, h3, h4, h5, h6')) {
    if (!boxes.test(wordsOf(heading))) continue
    const below: Element[] = []
    for (let one = heading.nextElementSibling; one && !/^h[1-6]$/i.test(one.tagName); one = one.nextElementSibling)
      below.push(one)
    if (below.reduce((sum, one) => sum + lengthOf(one), 0) <= mostOfBox)
      for (const one of [heading, ...below]) takeOut(one)
  }
  for (const one of portalParts(body)) takeOut(one)
  takeOutCounts(body)
  return found
}
