import { articlesOf } from './articles.ts'
import { type Part, withAttachments } from './attachments.ts'
import { withoutEndNotes } from './end-notes.ts'
import { footOf } from './foot.ts'
import { closing, isUpper } from './markers.ts'
import { outlineOf } from './outline.ts'
import { type Line, linesOf } from './pages.ts'
import { sectionOf } from './section.ts'
import type { SourceSection } from './source-document.ts'
import { unwrapped } from './unwrap.ts'

/**
 * A text's Điều, or, where it has none, its parts, headings or paragraphs; what is attached to it comes after, apart, and
 * the notes at its end stand aside.
 */
export function sectionsOf(text: string): SourceSection[] {
  const { body, notes } = withoutEndNotes(unwrapped(linesOf(text)))
  const aside = sectionOf({ article: '', heading: '', path: '', place: '', lines: notes, aside: true })
  return [...withAttachments(body).flatMap(partOf), ...aside]
}

function partOf({ name, title, under, lines }: Part): SourceSection[] {
  const aside = (some: Line[], path = name) =>
    sectionOf({ article: '', heading: '', path, place: name, lines: some, aside: true })
  const articles = articlesOf(lines, name)
  if (articles) return [...aside([...titleLine(title, lines), ...under]), ...articles.map(withPreamble)]
  const { head, body, tail } = framed(lines, name === '')
  return [...aside(under), ...aside(head), ...outlineOf(body, name, title), ...aside(tail)]
}

const titleLine = (title: string, [first]: Line[]): Line[] =>
  title ? [{ text: title, page: first?.page ?? null }] : []

const headLine =
  /^(?:Độc lập|Số\s*(?::\s*)?\S|Kính gửi|[-–—―─━_=~*\s]+$|Căn cứ|Xét|Theo đề nghị|Sau khi xem xét|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ\s*:)|ngày\s+\S+\s+tháng\s+\S+\s+năm/iu
const isHead = (line: string) => line === '' || headLine.test(line) || (isUpper(line) && line.length <= 120)
const letterhead = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Số\s*:/mu
const nation = /^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–])/u
const about = /^(?:V\/v|Về việc)(?!\p{L})/iu
const mostAbout = 8
const substance = 400
const tailLines = 40
const longestTailLine = 200

/** What stands before the first article is read where it says something; the letterhead and the grounds only frame it. */
function withPreamble(section: SourceSection, i: number): SourceSection {
  if (i > 0 || !section.aside) return section
  const said = section.text.split('\n').filter((line) => !isHead(line.replace(/\f/g, '')))
  const size = said.reduce((sum, line) => sum + line.length, 0)
  return size >= substance ? { ...section, aside: false } : section
}

const longSentence = 80
/** What a text says, below which nobody has signed yet: a numbered item or a long sentence. */
const isSaying = (text: string) =>
  /^\d{1,2}[.)]\s.{40}/u.test(text) || (text.length > longSentence && /^[\p{L}\d].*[.]$/u.test(text))
/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:" leads to what is ordered. */
const isSigned = (text: string) => closing.test(text) && (!text.endsWith(':') || /^Nơi nhận/iu.test(text))

/** A text without its letterhead and its signature, which frame it. */
function framed(lines: Line[], whole: boolean): { head: Line[]; body: Line[]; tail: Line[] } {
  const top = lines.slice(0, 30)
  let from = 0
  if (whole && letterhead.test(top.map(({ text }) => text).join('\n'))) {
    const headEnd = (at: number) => {
      const end = lines.slice(at).findIndex(({ text }) => !isHead(text))
      return end < 0 ? lines.length : at + end
    }
    from = headEnd(0)
    // What a letter is about stands below its number, before what the other side of its head says.
    const beside = lines.slice(from, from + mostAbout).findLastIndex(({ text }) => nation.test(text))
    const isAbout = from > 0 && beside > 0 && about.test(lines[from]?.text ?? '')
    if (isAbout) from = headEnd(from + beside)
  }
  const foot = footOf(lines)
  let to = Math.max(foot, from)
  let filled = 0
  for (let at = lines.length - 1; at > from && filled < tailLines; at--) {
    const text = lines[at]?.text ?? ''
    if (text.length > longestTailLine) break
    if (isSaying(text)) break
    if (text !== '') filled += 1
    if (isSigned(text)) to = Math.min(at, foot)
  }
  return { head: lines.slice(0, from), body: lines.slice(from, to), tail: lines.slice(to) }
}
