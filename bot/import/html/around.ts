import { type Element, lengthOf, type Node, type Page, spokenLength, wordsOf } from './dom.ts'
import { markHeadline } from './headline.ts'

const ownHeads = 'article header, main header, [role="main"] header'
const ownFeet = 'article footer, main footer, [role="main"] footer'
const mostOfFoot = 200

/**
 * What stands at the head of an article, its heading and its day, is the article's and no portal's furniture; and the day of
 * one that bears none stands at the head of its page.
 */
export function withOwnHead(page: Page): Page {
  markHeadline(page as never)
  const own = [...page.querySelectorAll(ownHeads), ...page.querySelectorAll(ownFeet).filter(isDated)]
  for (const part of own) part.replaceWith(...part.childNodes)
  for (const time of page.querySelectorAll('time[datetime]')) if (wordsOf(time) === '') time.textContent = dayOf(time)
  const heading =
    page.querySelector('article h1, main h1, [role="main"] h1') ?? page.querySelector('article h2, main h2')
  const times = page.querySelectorAll('time[datetime]').filter((time) => !time.closest('nav, aside, footer'))
  const [first] = times
  if (first && times.every((time) => time.closest('header')))
    (heading ?? first.closest('header'))?.after(lineOf(page, wordsOf(first)))
  return page
}

const isDated = (foot: Element) => foot.querySelector('time') !== null && lengthOf(foot) <= mostOfFoot

const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/
const inVietnamMs = 7 * 3600 * 1000

/** The day that a browser is told and does not show, as it is in Vietnam. */
function dayOf(time: Element): string {
  const said = time.getAttribute('datetime')?.trim() ?? ''
  const at = zoned.test(said) && said.includes('T') ? Date.parse(said) : Number.NaN
  const local = Number.isNaN(at) ? said : new Date(at + inVietnamMs).toISOString()
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(local) ?? []
  return year ? `${day}/${month}/${year}` : ''
}

function lineOf(page: Page, words: string): Node {
  const line = page.createElement('p') as unknown as Element
  line.textContent = words
  return line
}

/** A form around most of a page's words is how some portals send each of their pages; nobody fills it in. */
export function withoutFormAround(page: Page): Page {
  for (const form of page.querySelectorAll('form'))
    if (spokenLength(form) * 2 >= spokenLength(page.body)) form.replaceWith(...form.childNodes)
  return page
}

const field =
  'input:not([type="hidden"]):not([type="submit"]):not([type="button"]):not([type="image"]), select, textarea'
const fewestFields = 3
// What portals set on each of their pages: a search, a way in, room for what readers think.
const ofPortal = /bình luận|ý kiến bạn đọc|mã xác nhận|captcha|đăng nhập|mật khẩu|tìm kiếm/iu
/** Whether people fill in a form on a page, whose labels and choices say something of its own. */
export const isFilledIn = (form: Element) =>
  [...form.querySelectorAll(field)].length >= fewestFields &&
  !form.querySelector('input[type="password"], input[type="search"]') &&
  !ofPortal.test(form.textContent ?? '')
