import type { SourceSection } from './document.ts'

const article = /^(?:#+\s*)?\**Điều\s+(\d{1,3}[a-zđ]?)\**\s*([.:–-]+\s*|$|(?=\p{Lu}))(.*)$/u
// "Điều 5 Luật này quy định…" speaks of an article; it does not begin one.
const reference =
  /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế|Điều lệ|Chương|Mục)\b/u
const amends = /SỬA ĐỔI,? BỔ SUNG/u
const division = /^(?:#+\s*)?\**(Phần|Chương|Mục|Tiểu mục)\s+(thứ\s+\S+|[IVXLC]+|\d+[a-z]?)\**\s*[.:–-]?\s*(.*)$/iu
const levels = ['phần', 'chương', 'mục', 'tiểu mục']
const headingMark = /^#{1,6}\s+(.+)$/
// Where the law itself ends: the vote, the signature, whom it was sent to.
const closing =
  /^(?:(?:Bộ )?Luật|Hiến pháp|Pháp lệnh) này (?:đã )?(?:được|đã)\s|^(?:CHỦ TỊCH|TM\.|KT\.|T\/M|Nơi nhận|XÁC THỰC VĂN BẢN)/u
const farthestStep = { usual: 20, amending: 3 }
const longestHeading = 400

/** A text's Điều, or, where it has none, what stands under each of its headings, or its paragraphs. */
export function sectionsOf(text: string): SourceSection[] {
  const lines = text.split('\n').map((line) => line.trim())
  const articles = articlesOf(lines)
  if (articles.length > 0) return articles
  return lines.some((line) => headingMark.test(line)) ? headedOf(lines) : paragraphsOf(text)
}

function articlesOf(lines: string[]): SourceSection[] {
  const sections: SourceSection[] = []
  const path: string[] = []
  let open: { section: SourceSection; body: string[] } | null = null
  let last = 0
  // Only an amending law quotes articles of another; elsewhere a quotation mark may be left open by a slip.
  const amending = amends.test(lines.slice(0, 30).join('\n'))
  let quoted = false

  const close = () => {
    if (open) sections.push({ ...open.section, text: textOf(open.body) })
    open = null
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const divided = quoted ? null : division.exec(line)
    const number = Number.parseInt(article.exec(line)?.[1] ?? '', 10)
    if (divided && isDivision(lines, i)) {
      const { level, title, next } = divisionAt(lines, i, divided)
      path.splice(level)
      path[level] = title
      i = next - 1
      continue
    }
    const numbered = article.exec(line)
    if (
      numbered &&
      !quoted &&
      (numbered[2] || !reference.test(numbered[3] ?? '')) &&
      isNext(numbered[1] ?? '', number, last, amending)
    ) {
      close()
      last = number
      const { heading, first } = headingOf(numbered[3] ?? '', lines.slice(i + 1).find(Boolean) ?? '')
      const name = `Điều ${numbered[1]}.`
      const section = {
        article: numbered[1] ?? '',
        heading: heading ? `${name} ${heading}` : name,
        path: path.filter(Boolean).join(', '),
        text: '',
      }
      open = { section, body: first ? [first] : [] }
      continue
    }
    if (!open) continue
    if (sections.length > 0 && closing.test(line) && isTail(lines, i)) break
    open.body.push(line)
    quoted = amending && staysQuoted(line, quoted)
  }
  close()
  return sections
}

/** Articles come in turn; a few may be missing from a text as found, and an inserted one bears a letter. */
const isNext = (name: string, number: number, last: number, amending: boolean) => {
  if (/\D$/.test(name)) return number === last
  return number > last && (last === 0 || number <= last + farthestStep[amending ? 'amending' : 'usual'])
}

/** Only what an amending law quotes may hold articles of another law. */
function staysQuoted(line: string, quoted: boolean): boolean {
  const opened = (line.match(/“/g) ?? []).length
  const closed = (line.match(/”/g) ?? []).length
  if (opened === closed) return quoted
  return opened > closed
}

/** The vote and the signature stand at the end: no article comes after. */
const isTail = (lines: string[], from: number) => !lines.slice(from).some((line) => article.test(line))

/** What follows "Điều 5." is its heading where a text stands below it; alone it is the rule itself. */
function headingOf(rest: string, next: string): { heading: string; first: string } {
  const words = rest.replace(/^[.\s]+|\*+$/g, '').trim()
  const alone = next === '' || article.test(next) || division.test(next) || closing.test(next)
  return alone || words.length > longestHeading ? { heading: '', first: words } : { heading: words, first: '' }
}

const isUpper = (line: string) => line !== '' && line === line.toUpperCase() && /\p{L}/u.test(line)

/** "Mục 2" on a line of its own or with its title; not "Mục 2 Chương này quy định…". */
function isDivision(lines: string[], at: number): boolean {
  const rest = division.exec(lines[at] ?? '')?.[3] ?? ''
  return (
    rest === '' ||
    isUpper(rest) ||
    (rest.length < 120 && !/[.;,]$/.test(rest) && /^\p{Lu}/u.test(rest) && !/này|của|tại/u.test(rest))
  )
}

function divisionAt(
  lines: string[],
  at: number,
  found: RegExpExecArray,
): { level: number; title: string; next: number } {
  const level = levels.indexOf((found[1] ?? '').toLowerCase())
  const words = [found[3] ?? ''].filter(Boolean)
  let next = at + 1
  while (
    next < lines.length &&
    (lines[next] === '' || (isUpper(lines[next] ?? '') && !division.test(lines[next] ?? '')))
  ) {
    if (lines[next]) words.push(lines[next] as string)
    next += 1
  }
  return { level, title: [`${found[1]} ${found[2]}`, ...words].join(' '), next }
}

function headedOf(lines: string[]): SourceSection[] {
  const sections: SourceSection[] = []
  let heading = ''
  let body: string[] = []
  const close = () => {
    const text = textOf(body)
    if (text) sections.push({ article: '', heading, path: '', text })
    body = []
  }
  for (const line of lines) {
    const marked = headingMark.exec(line)
    if (marked) {
      close()
      heading = (marked[1] ?? '').replace(/\**/g, '').trim()
    } else body.push(line)
  }
  close()
  return sections
}

const paragraphSize = 900

/** Paragraphs, the short ones joined to what follows them. */
function paragraphsOf(text: string): SourceSection[] {
  const joined: string[] = []
  for (const paragraph of text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const before = joined.at(-1)
    if (before !== undefined && before.length + paragraph.length < paragraphSize)
      joined[joined.length - 1] = `${before}\n${paragraph}`
    else joined.push(paragraph)
  }
  return joined.map((body) => ({ article: '', heading: '', path: '', text: body }))
}

const textOf = (lines: string[]) => lines.filter(Boolean).join('\n')
