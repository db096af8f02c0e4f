import { withoutQuotedCells } from '../../sheets/of-text.ts'
import { composed } from '../../text/composed.ts'
import { difficultyIn } from './labels.ts'

/** What a line of pasted questions is, as far as the line alone says. */
export type Line = { at: number; raw: string } & (
  | { kind: 'blank' }
  | { kind: 'head'; number: number | null; text: string; level?: string }
  | { kind: 'numbered'; number: number; text: string }
  | { kind: 'option'; letter: string; text: string; right: boolean }
  | { kind: 'answer'; text: string; sure: boolean }
  | { kind: 'key' }
  | { kind: 'because'; text: string; word: boolean; source: boolean }
  | { kind: 'label'; difficulty: boolean; text: string }
  | { kind: 'page' }
  | { kind: 'plain'; text: string; right: boolean }
)

const head =
  /^(?:[Cc][ÂâAa][Uu](?: (?:hỏi|HỎI))?(?: (?:số|SỐ))?|Question|QUESTION|Q(?=\d{1,4} ?[.:)])|(?:Bài|BÀI)(?: (?:số|SỐ|tập))?(?= ?\d{1,4} ?[.:)/])) ?(\d{1,4})(?: ?\/ ?\d{1,4}(?= ?[.:)–-]))?((?: ?[([][^()[\]?]{1,40}[)\]]){0,2})(?: ?[.:)/–-] ?| ?$| (?=\p{Lu}))(.*)$/u
const headWithoutNumber = /^Câu hỏi ?: ?(.+)$/u
const numbered = /^(\d{1,3}) ?[.)/:] (.+)$/u
const option = /^(\* ?)?\(?([A-Ha-h])( ?\*)? ?(?:[.):/]|[–-] ) ?(\* ?)?(.*)$/u
const answer =
  /^[(>=→* -]*(?:gợi ý )?(?:(?:đáp án|dap an)(?: đúng)?(?: là)?|phương án đúng(?: là)?|trả lời|đ\/(?:án|a)|đ\.a\.?|đ[aáÁ](?= ?[:=])|(?:answer )?keys?(?= ?[:=])|answers?|chọn(?: đáp án| phương án)?) ?([:=])? ?(.*)$/iu
// "=> B" below the options.
const pointedAt = /^(?:[=-]{1,3}>|[→⇒➔])\s?([A-Ha-h](?: ?(?:,|và) ?[A-Ha-h]){0,7})\s?(?:[.)]\s(\S.*)|\.)?$/u
// What a printed page has above and below: its number, and nothing that a question or an option would be.
const page =
  /^(?:trang|page) \d{1,3}(?: ?(?:\/|trên|of) ?\d{1,3})?$|^[–-] ?\d{1,3} ?[–-]$|^[-–*. ]{0,20}hết[-–*. ]{0,20}$/iu
/** A line that is drawn between parts of a paper. */
const ruled = /^[-–—_=~]{4,}$/u
/** A picture before “Câu 1:”, as in chats. */
const beforeHead =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|\u20e3|[#➤►▶▪•●■◆✦➢]){1,6}\s{0,3}(?=c[âa]u(?: (?:hỏi|số))? ?\d)/iu
const key = /^(?:(?:[IVX]{1,4}|\d|phần [IVX]{1,4})[.:)]? )?(?:(?:bảng )?(?:các )?đáp án|(?:answer )?keys?) ?:?$/iu
const because = /^(?:giải thích|lời giải|căn cứ|dẫn chứng|trích(?: dẫn)?|nguồn|ghi chú|gợi ý) ?: ?(.*)$/iu
const source = /^(?:căn cứ|dẫn chứng|trích(?: dẫn)?|nguồn)/iu
const label = /^(?:(mức độ|độ khó)|chủ đề|nhãn) ?: ?(.+)$/iu
const tick =
  /(?:\((?:đúng|đ|correct|true|đáp án(?: đúng)?|\*|x|✓|✔)\)|\[(?:đúng|đ|correct|true|đáp án(?: đúng)?|\*|x|✓|✔)\]|[✓✔✅☑🗸*]\ufe0f?)$/iu
const cross = /(?<=\S)\s?(?:\((?:sai|s)\)|\[(?:sai|s)\]|[❌✗✘❎]\ufe0f?)$/iu
const ticked = /^(?:☑|☒|✅|✔|✓|🗹|🗷|🗸|◉|⦿|\[[xXvV]\]|\([xX]\))\ufe0f?\s*/u
const unticked = /^(?:[☐□○◯⚪❍❏❑⬜▢🞎]\ufe0f?|[[(]\s{1,3}[\])]|\[\])\s*/u
// A filled dot is an answer only beside empty ones; alone it is a bullet.
const filled = /^[●■⬤⚫🔘🔵🔴]\ufe0f?\s*/u
// "Trả lời: Phương án B".
const optionCalled = /^(?:phương án|đáp án|ý|câu)\s(?=[A-Ha-h](?![\p{L}\d]))/iu
/** What stands before the lines of a list, and is no part of an option. */
const bullet = /^[-–•◦▪·]\s{1,9}(?=\S)/u
/** Letters or numbers of options, and nothing else but what may follow such a letter. */
export const chosen =
  /^([A-Ha-h1-8](?:(?: ?[,;&+/] ?| và | )[A-Ha-h1-8](?![\p{L}\d]))*)(?![\p{L}\d])(?: ?[.):(–-].*|;? (?:vì|theo|căn cứ|giải thích|nguồn)(?=[\s:]).*)?$/iu

// What Google Forms prints around a question: how to mark it, what it is worth, that it must be answered.
const formHint =
  /^(?:Đánh dấu chỉ một hình ôvan|(?:Chọn|Đánh dấu) tất cả (?:các )?(?:mục|đáp án|ô) phù hợp|Mark only one oval|(?:Check|Tick) all that apply)\.?$/iu
const formPoints = /^\d{1,3} (?:điểm|points?)$/iu

/** The lines of a text, each by its kind; what stands on one line though it is several is parted. */
export function linesOf(typed: string): Line[] {
  const rows = withKeyJoined(
    composed(withoutQuotedCells(typed))
      .split(/\r\n|\r|\n/)
      .map((row) => outOfBrackets(inPlainSigns(row.replace(quotedBelow, '')))),
  )
  const isBold = boldAsRight(rows)
  const table = tableHead(rows)
  const ofForm = rows.some((raw) => formHint.test(raw.trim()))
  const boxed = rows.some((raw) => unticked.test(raw.trim()))
  const lines = rows.flatMap((row, at): Line[] => {
    if (page.test(row.trim())) return [{ at: at + 1, raw: row.trim(), kind: 'page' as const }]
    if (ofForm && (formHint.test(row.trim()) || formPoints.test(row.trim()))) return []
    const raw = ofForm ? row.replace(/\s\*\s{0,9}$/u, '') : row
    if (table && at >= table.at)
      return at === table.at ? [] : rowAsLines(row, table).map((piece) => lineOf(at + 1, piece))
    // The numbers over a row of answers say nothing by themselves.
    if (keyRow(raw, rows[at + 1] ?? '')) return []
    const keys = keyRow(rows[at - 1] ?? '', raw)
    if (keys !== null) return keys.map((piece) => lineOf(at + 1, piece))
    const box = boxOf(raw.replaceAll('**', '').trim(), boxed)
    return parted(box.text).map((piece) => {
      const line = lineOf(at + 1, piece)
      return (box.right || isBold(raw)) && 'right' in line ? { ...line, right: true } : line
    })
  })
  return byColumns(lines)
}

// Letters and numbers drawn in circles and squares, as chats have them: where each row of them begins.
const drawnLetters = [0x24b6, 0x24d0, 0x1f130, 0x1f150, 0x1f170, 0x1f1e6]
const drawnNumbers = [0x2460, 0x2474, 0x2776, 0x2780, 0x278a]
const drawn =
  /(?<=^|\s)(?:([\u24b6-\u24bd\u24d0-\u24d7\u{1f130}-\u{1f137}\u{1f150}-\u{1f157}\u{1f170}-\u{1f177}\u{1f1e6}-\u{1f1ed}])|([\u2460-\u2468\u2474-\u247c\u2776-\u277e\u2780-\u2788\u278a-\u2792])|(\d)\ufe0f?\u20e3)\ufe0f?\s{0,3}[.:)]?\s{0,9}(?=\S)/gu

const placeFrom = (begins: number[], sign: string) => {
  const code = sign.codePointAt(0) ?? 0
  return code - Math.max(...begins.filter((begin) => begin <= code))
}

/** "1️⃣ Ngày …?" and "🅰️ 26/3" as "1. Ngày …?" and "A. 26/3". */
const outOfDrawing = (row: string) =>
  row.replace(drawn, (_, letter?: string, number?: string, key?: string) =>
    letter
      ? `${String.fromCharCode(65 + placeFrom(drawnLetters, letter))}. `
      : `${key ?? placeFrom(drawnNumbers, number ?? '') + 1}. `,
  )

/** The wide signs of some keyboards, and bold of another kind, as those that are read. */
const inPlainSigns = (row: string) =>
  outOfDrawing(row)
    .replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/^\s{0,9}__([A-Ha-h] ?[.):][^_]{1,500})__\s{0,9}$/u, '**$1**')

const numberAlone = /^(?:câu(?: hỏi| số)? ?)?(\d{1,4}) ?[.:)]?$/iu
/** Answers that stand below "Đáp án:" with each number on a line and its letter on the next, as such a number and its letter. */
function withKeyJoined(rows: string[]): string[] {
  const from = rows.findLastIndex((row) => key.test(row.trim()))
  if (from < 0) return rows
  const joined = [...rows]
  for (let at = from + 1; at < rows.length - 1; at++) {
    const number = numberAlone.exec((rows[at] ?? '').trim())?.[1]
    const letter = (rows[at + 1] ?? '').trim()
    if (!number || !/^[A-H]\.?$/iu.test(letter)) continue
    joined[at] = `${number}. ${letter.slice(0, 1)}`
    joined[at + 1] = ''
    at += 1
  }
  return joined
}

/** Options that stand in columns, "A. … C. …" over "B. … D. …", in the order of their letters. */
function byColumns(lines: Line[]): Line[] {
  const sorted: Line[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (lines[to]?.kind === 'option') to += 1
    const run = lines.slice(from, Math.max(to, from + 1))
    from += run.length
    const letters = run.map((line) => (line.kind === 'option' ? line.letter : ''))
    const inOrder = [...letters].sort()
    const isRow = inOrder.every((letter, at) => letter === String.fromCharCode(65 + at))
    const rows = new Set(run.map(({ at }) => at)).size
    if (isRow && letters.length > 2 && rows < run.length && letters.join() !== inOrder.join())
      run.sort((a, b) => Number(letterIn(a) > letterIn(b)) - Number(letterIn(a) < letterIn(b)))
    for (const line of run) sorted.push(line)
  }
  return sorted
}

const letterIn = (line: Line) => (line.kind === 'option' ? line.letter : '')

const inBrackets =
  /^\s{0,9}\[\s?(?:(câu(?: hỏi)?(?: số)? ?\d{1,4})|([A-H])|((?:đáp án|đ\/a)(?: đúng)?))\s?:?\s?\]\s?[.:)]?\s?/iu

/** "> **Đáp án:** B", as Markdown sets it below a question. */
const quotedBelow = /^\s{0,3}>\s{1,3}(?=\*{0,2}\p{L}{2})/u

const answerInBrackets = /^\s{0,9}\[\s?((?:đáp án|đ\/a)(?: đúng)?\s?[:=]\s?[^[\]]{1,80})\]\s{0,9}$/iu

/** "BẢNG ĐÁP ÁN: 1-a; 2-b", all in one line. */
const keyOnItsLine = /^\s{0,9}(?:bảng (?:các )?|các )(?=đáp án\s?:?\s?(?:câu )?\d)/iu

/** "[Câu 1] …", "[A] …", "[Đáp án] A", "[Đáp án: A]" as they are written without brackets. */
const outOfBrackets = (row: string): string =>
  row
    .replace(keyOnItsLine, '')
    .replace(answerInBrackets, '$1')
    .replace(inBrackets, (_, head, letter) => (head ? `${head}: ` : letter ? `${letter}. ` : 'Đáp án: '))

const boldOption = /^(?:[-–•] )?\*\*\s?[A-Ha-h] ?[.):][^*]{1,500}\*\*$/u
const anyOption = /^(?:[-–•] )?(?:\*\*)?\s?[A-Ha-h] ?[.):]/u

/** Where few options are bold as a whole, these are the right ones; where most are, it says nothing. */
function boldAsRight(rows: string[]): (row: string) => boolean {
  const options = rows.filter((row) => anyOption.test(row.trim()))
  const bold = options.filter((row) => boldOption.test(row.trim()))
  return (row) => bold.length <= options.length / 2 && boldOption.test(row.trim())
}

type TableHead = { at: number; question: number; options: number[]; answer: number; because: number; width: number }
const cellsOf = (row: string): string[] =>
  row.includes('\t')
    ? row.split('\t').map((cell) => cell.trim())
    : row
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
const questionCell = /^(?:nội dung )?câu hỏi$/iu
const optionCell = /^(?:(?:phương án|lựa chọn|đáp án)(?: trả lời)? )?[A-H1-8]$/iu
const answerCell = /^(?:đáp án|phương án|trả lời|câu trả lời)(?: đúng)?$|^(?:đ\/a|key)$/iu
const becauseCell = /^(?:giải thích|căn cứ|ghi chú|dẫn chứng)/iu

/** Which row heads a table of questions, one a row, and what its columns hold. */
function tableHead(rows: string[]): TableHead | null {
  for (const [at, row] of rows.entries()) {
    const cells = cellsOf(row)
    const question = cells.findIndex((cell) => questionCell.test(cell))
    const options = cells.flatMap((cell, i) => (optionCell.test(cell) ? [i] : []))
    const answer = cells.findIndex((cell) => answerCell.test(cell))
    if (question >= 0 && answer >= 0 && options.length > 1)
      return {
        at,
        question,
        options,
        answer,
        because: cells.findIndex((c) => becauseCell.test(c)),
        width: cells.length,
      }
  }
  return null
}

/** A table's row as the lines of a question; one that has other cells than the head stays as it is, and is asked about. */
function rowAsLines(row: string, { question, options, answer, because, width }: TableHead): string[] {
  const cells = cellsOf(row)
  if (cells.length === 1 || /^[\s|:-]+$/u.test(row)) return cells[0] ? [cells[0]] : []
  if (cells.length > width || !cells[question] || !cells[answer])
    return [`Đáp án: (${row.replace(/\s+/gu, ' ').trim()})`]
  const reason = cells[because] ? [`Giải thích: ${cells[because]}`] : []
  // An empty cell keeps its letter, so that the answer names the same option as in the table.
  const letters = options.flatMap((cell, i) => (cells[cell] ? [`${String.fromCharCode(65 + i)}. ${cells[cell]}`] : []))
  return ['', `Câu hỏi: ${cells[question]}`, ...letters, `Đáp án: ${cells[answer]}`, ...reason]
}

/** A line without the box or the dot before it, and whether that was filled. */
function boxOf(text: string, boxed: boolean): { text: string; right: boolean } {
  const bare = text.replace(bullet, '')
  if (bare !== text) return boxOf(bare, boxed)
  if (ticked.test(text)) return { text: text.replace(ticked, ''), right: true }
  return { text: text.replace(unticked, '').replace(filled, ''), right: boxed && filled.test(text) }
}

const numbersLabel = /^câu(?: hỏi| số)?(?!\p{L})/iu
const lettersRow = /^[A-H](?:\s{1,9}[A-H]){1,99}$/u
const answersLabel = /^(?:đáp án|đ\/a|đa|trả lời)(?!\p{L})/iu

/** What stands behind a row's first cell, its cells parted by tabs; null where that says something else. */
function rowBehind(row: string, label: RegExp): string | null {
  const cells = row.replaceAll('|', '\t').trim()
  const [first] = label.exec(cells) ?? []
  return first === undefined ? null : cells.slice(first.length).replace(/^ ?:/u, '').trim()
}

/** A table of answers pasted as two rows, as one line of answers; null where a row is none, nothing to go by where they differ. */
function keyRow(above: string, row: string): string[] | null {
  const given = rowBehind(row, answersLabel) ?? (lettersRow.test(row.trim()) ? row.trim() : null)
  if (!given) return null
  const numbers = (rowBehind(above, numbersLabel) ?? above.trim()).split(/\s+/u)
  if (numbers.length < 2 || numbers.some((one) => !/^\d{1,4}$/u.test(one))) return null
  const cells = given.split('\t').map((cell) => cell.trim())
  const letters = cells.length === numbers.length ? cells : given.split(/\s+/u)
  if (letters.length !== numbers.length) return [`Đáp án: (${given})`]
  return ['Đáp án', numbers.map((number, i) => `${number}${letters[i]}`).join('; ')]
}

function lineOf(at: number, piece: string): Line {
  const raw = piece.replace(/\s+/gu, ' ').trim().replace(beforeHead, '')
  const line = { at, raw }
  if (!raw || ruled.test(raw)) return { ...line, kind: 'blank' }
  if (raw.startsWith('#')) return { ...line, kind: 'because', text: raw.slice(1).trim(), word: false, source: false }
  if (key.test(raw)) return { ...line, kind: 'key' }
  const [headed, headNumber = '', beside = '', headText = ''] = head.exec(raw) ?? []
  if (headed !== undefined) {
    const [before = ''] = hint.exec(headText) ?? []
    const isHint = before !== '' && (worth.test(before) || levelIn(before).level !== undefined)
    const text = isHint ? headText.slice(before.length).trim() : headText
    return { ...line, kind: 'head', number: Number(headNumber), text, ...levelIn(beside + (isHint ? before : '')) }
  }
  const [, bare] = headWithoutNumber.exec(raw) ?? []
  if (bare) return { ...line, kind: 'head', number: null, text: bare }
  const [, number = '', numberedText = ''] = numbered.exec(raw) ?? []
  if (number) return { ...line, kind: 'numbered', number: Number(number), text: numberedText }
  const [, before, letter, after, inside, text = ''] = option.exec(raw) ?? []
  if (letter) {
    const rest = marked(text)
    const right = Boolean(before || after || inside) || rest.right
    return { ...line, kind: 'option', letter: letter.toUpperCase(), text: rest.text, right }
  }
  const [, pointed, words] = pointedAt.exec(raw) ?? []
  if (pointed) {
    const named = pointed.toUpperCase().replace(/VÀ/gu, 'và')
    return { ...line, kind: 'answer', text: words ? `${named}. ${words}` : named, sure: true }
  }
  const [answered, sign, given = ''] = answer.exec(raw) ?? []
  const answerText = given
    .replace(/[).]{1,9}$/u, '')
    .replace(optionCalled, '')
    .trim()
  if (answered !== undefined && (sign || chosen.test(answerText)))
    return { ...line, kind: 'answer', text: answerText, sure: Boolean(sign) }
  const [reason, why = ''] = because.exec(raw.replace(/^\(([^()]{1,500})\)$/u, '$1')) ?? []
  if (reason !== undefined)
    return { ...line, kind: 'because', text: why, word: true, source: source.test(raw.replace(/^\(/, '')) }
  const [, hard, said] = label.exec(raw) ?? []
  if (said) return { ...line, kind: 'label', difficulty: Boolean(hard), text: said.trim() }
  if (raw.startsWith('*')) return { ...line, kind: 'plain', text: raw.slice(1).trim(), right: true }
  return { ...line, kind: 'plain', ...marked(raw) }
}

// "Câu 2. (0,5đ) …", "Câu 3: [TH] …".
const hint = /^[([][^()[\]]{1,20}[)\]](?=\s)/u
const worth = /^[([]\d[\d.,]{0,5} ?(?:điểm|đ|points?)[)\]]$/iu

/** How hard a question is, as teachers write it behind its number: "Câu 1 (NB)", "Câu 2 [VDC]". */
function levelIn(beside: string): { level?: string } {
  const level = beside
    .split(/[()[\]]/)
    .map((words) => words.trim())
    .find((words) => words !== '' && difficultyIn(words) !== null)
  return level ? { level } : {}
}

/** A text without the mark behind it, and whether that says that it is right. */
function marked(text: string): { text: string; right: boolean } {
  const right = tick.test(text)
  return { text: text.replace(right ? tick : cross, '').trim(), right }
}

// "Chọn đáp án đúng: …" asks, "Cả 3 đáp án A, B, C" is an option; "(Đáp án C)" answers without a colon, and would tell it to whoever is asked.
const inlineAnswer =
  /(?<!^gợi ý|(?<!\p{L})(?:chọn|tìm|đánh dấu|khoanh|bảng|các|những|một|mấy|ghi|nêu|vào|cả(?: (?:hai|ba|bốn|năm|[2-7]))?))[\s([](?=(?:gợi ý )?(?:đáp án|đ\/a)(?: đúng)?(?: là)?(?:\s?:|\s?[=-]?\s?[A-H](?: ?(?:,|và) ?[A-H])*\s?[)\].]?\s?$))/iu

const mayAnswer = /đáp án|đ\/a/iu
// "D. Đáp án A và C" is an option in whole.
const letterAlone = /^\s{0,9}\(?[A-Ha-h] ?[.):]\s{0,9}$/u
const letterInBrackets = /(?<=[?:.] ?)\[([A-H](?: ?, ?[A-H])*)\]$/u
const arrow = /(?:[=-]{0,3}>|[→⇒])$/u

/** An answer at the end of a line, and options side by side, as lines of their own. */
function parted(line: string): string[] {
  const bracketed = line.endsWith(']') ? letterInBrackets.exec(line) : null
  if (bracketed) return [...optionsApart(line.slice(0, bracketed.index)), `Đáp án: ${bracketed[1]}`]
  const at = mayAnswer.test(line) ? line.search(inlineAnswer) : -1
  const [rest, given] =
    at > 0 && !letterAlone.test(line.slice(0, at))
      ? [line.slice(0, at).trimEnd().replace(arrow, '').trimEnd(), line.slice(at + 1)]
      : [line, null]
  return [...optionsApart(rest), ...(given === null ? [] : [withColon(given)])]
}

const lettersOnly =
  /^(?:gợi ý )?(?:đáp án|đ\/a)(?: đúng)?(?: là)?\s?[=-]?\s?([A-H](?: ?(?:,|và) ?[A-H]){0,7})\s?[)\].]{0,2}\s?$/iu

/** "(Đáp án C)" as "Đáp án: C". */
const withColon = (given: string) => given.replace(lettersOnly, 'Đáp án: $1')

function optionsApart(line: string): string[] {
  const wide = line.split(/(?:\t| {2})\s{0,80}(?=[A-Ha-h] ?[.)/:])/u)
  if (wide.length > 1) return wide
  // With one blank between them only a whole run of letters says that these are options.
  // Small letters are those of a list within a sentence too, unless the line begins with them and a semicolon parts them.
  const isSmall = /^\*?a ?[.)] [^;]{1,300}; b ?[.)] /u.test(line)
  const starts = [...(isSmall ? 'abcdefgh' : 'ABCDEFGH')].map((letter) =>
    line.startsWith(`${letter}.`) || line.startsWith(`${letter})`)
      ? 0
      : Math.max(
          ...[`${letter}. `, `${letter}) `].flatMap((mark) => [line.indexOf(` ${mark}`), line.indexOf(` *${mark}`)]),
        ),
  )
  const end = starts.findIndex((start, index) => start < 0 || start <= (starts[index - 1] ?? -1))
  const run = end < 0 ? starts : starts.slice(0, end)
  if (run.length < 3) return [line]
  const cuts = [...new Set([0, ...run]), line.length]
  const apart = cuts.slice(1).map((cut, index) => line.slice(cuts[index], cut).trim())
  // "A. …; B. …; C. …": what parts them is no option's.
  const isSemicolon = apart.filter((one) => /^\*? ?[A-Ha-h][.)].*;$/u.test(one)).length >= run.length - 1
  return isSemicolon ? apart.map((one) => one.replace(/^(\*? ?[A-Ha-h][.)].*)[;.]$/u, '$1')) : apart
}
