import { motto } from '../metadata/head/marks.ts'
import { articleMark, clauseMark, closing, divisionMark, isUpper, romanMark, tableRow } from './markers.ts'
import type { Line } from './pages.ts'
import { quotedLines } from './quotations.ts'

/** The document itself (`name` is ''), or one that is attached to it, with the lines that say what it is apart. */
export type Part = { name: string; title: string; under: Line[]; lines: Line[] }

const annexMark =
  /^(?:#{1,6}\s+)?\**(PHỤ LỤC|Phụ lục|MẪU|Mẫu|BIỂU MẪU|Biểu mẫu)\s*(số|SỐ)?\s*:?\s*((?:[IVXL]{1,6}|\d{1,3}[a-zA-Z]?|[A-H])(?![\p{L}\d]))?\**\s*([.:–-]?)\s*(.*)/su
const attachedMark =
  /^(?:#{1,6}\s+)?\**(QUY CHẾ|QUY ĐỊNH(?! CHUNG| CỤ THỂ)|QUY ƯỚC|HƯƠNG ƯỚC|NỘI QUY|ĐIỀU LỆ|THỂ LỆ|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|CHƯƠNG TRÌNH|QUY TRÌNH|HƯỚNG DẪN|DANH MỤC|DANH SÁCH|BẢNG|BIỂU|TIÊU CHÍ)(?![\p{L}])/u
const attachedTo = /^[([]?\s*(?:được\s+)?(?:ban hành\s+)?kèm theo\s/iu
const titleLines = 8
const longestTitle = 200

/** A text parted at the documents attached to it: a decision and its regulation, a decree and its annexes. */
export function withAttachments(lines: Line[]): Part[] {
  const starts = startsOf(lines)
  const named = new Map<string, number>()
  return [{ at: 0, name: '' }, ...starts].map(({ at, name }, i, all) => {
    const own = lines.slice(at, all[i + 1]?.at)
    if (i === 0) return { name: '', title: '', under: [], lines: own }
    const times = (named.get(name) ?? 0) + 1
    named.set(name, times)
    return { name: times > 1 ? `${name} (${times})` : name, ...headOf(own) }
  })
}

function startsOf(lines: Line[]): { at: number; name: string }[] {
  const starts: { at: number; name: string }[] = []
  // A regulation that begins the text is the document itself, not attached to one.
  let body = false
  // A plan has no articles: its own parts, "I." or "1.", have begun.
  let parts = false
  let last = 0
  // The line that may name an attached document whose articles are counted anew, since the last article.
  let kind = -1
  let ended = -1
  // Lines since an attached document began: the first of them are its own title.
  let since = titleLines
  const quoted = quotedLines(lines, false)
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (text === '' || quoted[at]) continue
    since += 1
    const number = Number.parseInt(articleMark.exec(text)?.[1] ?? '', 10)
    const annex = annexName(text)
    const attached = attachedMark.exec(text)
    const named = attached && isUpper(text.replace(/^[#*\s]+/, '')) ? attached[1] : undefined
    if (annex && (body || ended >= 0 || (parts && isUpper(text)))) starts.push({ at, name: annex })
    else if (named && body && since > titleLines / 2 && saysAttached(lines, at))
      starts.push({ at, name: nameOf(named) })
    else if (number === 1 && last >= 1 && ended >= 0 && /^\S+\s+1\**\s*[.:]/.test(text)) {
      const from = kind > ended ? kind : at
      starts.push({ at: from, name: nameOf(attachedMark.exec(lines[from]?.text ?? '')?.[1] ?? 'VĂN BẢN') })
    } else {
      parts ||= romanMark.test(text) || clauseMark.test(text)
      if (named && kind <= ended) kind = at
      if (closing.test(text)) ended = at
      if (number > 0) {
        last = number
        body = true
        ended = -1
      }
      continue
    }
    body = true
    since = 0
    last = number > 0 ? number : 0
    ended = -1
  }
  return starts
}

/** "Phụ lục I", "Mẫu số 01"; '' for a line that only speaks of one. */
export function annexName(line: string): string {
  const [, word = '', said, number = '', parted = '', rest = ''] = annexMark.exec(line) ?? []
  if (word === '' || (number === '' && (word !== 'PHỤ LỤC' || rest !== ''))) return ''
  if (/^mẫu/iu.test(word) && !said) return ''
  const titled = parted !== '' && rest.length <= longestTitle && /^\p{Lu}/u.test(rest) && !/[.;,]$/.test(rest)
  if (rest !== '' && !isUpper(rest) && !attachedTo.test(rest) && !titled) return ''
  return [word[0] + word.slice(1).toLowerCase(), said?.toLowerCase(), number].filter(Boolean).join(' ')
}

const nameOf = (kind: string) => `${kind[0]}${kind.slice(1).toLowerCase()} kèm theo`

/** Whether "(Ban hành kèm theo Quyết định số …)" stands under a title. */
function saysAttached(lines: Line[], from: number): boolean {
  let seen = 0
  for (let at = from + 1; at < lines.length && seen < titleLines; at++) {
    const text = lines[at]?.text ?? ''
    if (text === '') continue
    if (attachedTo.test(text)) return true
    if (articleMark.test(text)) return false
    seen += 1
  }
  return false
}

/** An attached document's title, what says to which it is attached, and its lines. */
function headOf(lines: Line[]): Omit<Part, 'name'> {
  const title: string[] = []
  const under: Line[] = []
  let at = 0
  if (articleMark.test(lines[0]?.text ?? '')) return { title: '', under, lines }
  for (; at < lines.length && at < titleLines * 2; at++) {
    const { text } = lines[at] as Line
    if (text === '') continue
    if (attachedTo.test(text)) under.push(lines[at] as Line)
    else if (under.length === 0 && (at === 0 || (isUpper(text) && !begins(text) && !motto.test(text))))
      title.push(text.replace(/^#+\s+|\*\*/g, ''))
    else break
  }
  return { title: title.join(' '), under, lines: lines.slice(at) }
}

const begins = (line: string) =>
  articleMark.test(line) || divisionMark.test(line) || romanMark.test(line) || tableRow.test(line)
