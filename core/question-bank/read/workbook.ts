import { problems } from '../../sheets/cells.ts'
import { headsIn } from '../../sheets/heads.ts'
import { sheetOfText } from '../../sheets/of-text.ts'
import { rowsOf } from '../../sheets/rows.ts'
import type { Cell, Column, Sheet } from '../../sheets/sheet.ts'
import { fold } from '../../text/fold.ts'
import { bankLimits } from '../limits.ts'
import type { Found, Reading, Told } from './found.ts'
import { difficultyIn, difficultyWords, tagsIn } from './labels.ts'
import { told as words } from './messages.ts'
import { indexesIn } from './typed.ts'

export const questionSheetName = 'Câu hỏi'
const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const
const option = (letter: string): Column => ({ key: letter, head: letter, as: 'text', most: 1000 })

export const questionColumns: readonly Column[] = [
  { key: 'text', head: 'Câu hỏi', required: true, as: 'text', most: 2000 },
  ...letters.map((letter): Column => (letter === 'A' ? { ...option(letter), required: true } : option(letter))),
  { key: 'answer', head: 'Đáp án', as: 'text', most: 100 },
  { key: 'kind', head: 'Loại', as: 'text', most: 40 },
  { key: 'explanation', head: 'Giải thích', as: 'text', most: 3000 },
  { key: 'source', head: 'Căn cứ', as: 'text', most: bankLimits.source },
  { key: 'tags', head: 'Nhãn', as: 'text', most: 700 },
  { key: 'difficulty', head: 'Độ khó', as: 'text', most: 40 },
  { key: 'picture', head: 'Hình', as: 'text', most: 60 },
  { key: 'alt', head: 'Lời tả hình', as: 'text', most: 1000 },
]

// No program numbers as many rows in one sheet.
const rowsOfSheet = 2_000_000

/** Where a row of a workbook stands, as people count there. */
export const rowIn = (at: number): string =>
  at < rowsOfSheet ? `dòng ${at}` : `trang ${Math.floor(at / rowsOfSheet) + 1}, dòng ${at % rowsOfSheet}`

/** Questions of a workbook, one a row, of each sheet that has any; whatever is wrong or was left out is told by its row and column. */
export function readWorkbook(sheets: readonly Sheet[]): Reading {
  const read: Reading = { questions: [], told: [] }
  for (const [number, one] of sheets.entries()) {
    const sheet = headed(one)
    if (sheet && one.hidden) read.told.push({ at: 1, level: 'note', words: one.name, problem: words.hiddenSheet })
    else if (sheet) readSheet(sheet, number * rowsOfSheet, read)
  }
  if (read.questions.length === 0 && !read.told.some(({ level }) => level === 'fault'))
    read.told.push({ at: 1, level: 'fault', words: '', problem: words.sheet })
  return read
}

function readSheet(sheet: Sheet, from: number, into: Reading): void {
  const found = rowsOf(sheet, questionColumns)
  if (!found) return
  const tell = (level: Told['level'], row: number, column: string, problem: string) =>
    into.told.push({ at: from + row, level, words: column, problem })
  for (const { row, column, problem } of found.faults) tell('fault', row, column, problem)
  for (const { row, column, problem } of found.notes) tell('note', row, column, problem)
  // Of a row with a cell that was not read nothing more is said.
  const unread = new Set(found.faults.map(({ row }) => row))
  for (const { row, values } of found.rows)
    if (!unread.has(row))
      into.questions.push(questionOf(values, from + row, (column, problem) => tell('fault', row, column, problem)))
}

/** A text that is a table of questions as a spreadsheet keeps it (CSV); null for any other. What was copied into a text has tabs. */
export function questionTable(text: string): Sheet | null {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  if (!/[;,]/u.test(first) && !/^\s{0,9}sep=/iu.test(first)) return null
  const sheet = headed(sheetOfText(text))
  return sheet && headsIn(sheet, questionColumns)?.places.has('answer') ? sheet : null
}

type Say = (column: string, problem: string) => void

function questionOf(values: Record<string, string>, at: number, say: Say): Found {
  const { text = '', answer = '', explanation, source, tags = '', difficulty: hard = '' } = values
  const cells = letters.map((letter) => values[letter] ?? '')
  const options = cells.slice(0, cells.findLastIndex(Boolean) + 1)
  const gap = options.indexOf('')
  if (gap >= 0) say(letters[gap] ?? '', words.gap(letters[gap] ?? ''))
  const kind = kindIn(values.kind ?? '')
  if (!kind) say('Loại', words.kindWord)
  const correct = kind?.kind === 'choice' ? answersIn(answer, options) : []
  if (kind?.kind === 'choice' && !answer) say('Đáp án', problems.required)
  if (kind?.kind === 'choice' && options.length < 2) say('B', problems.required)
  if (kind?.kind !== 'choice' && answer) say('Đáp án', words.noLetter)
  if (kind?.kind === 'choice' && answer && (correct.length === 0 || correct.some((index) => !options[index])))
    say('Đáp án', words.key(answer))
  const difficulty = difficultyIn(hard)
  if (hard && !difficulty) say('Độ khó', words.difficulty)
  const pictured = values.picture ? { pictured: { id: values.picture, alt: values.alt ?? '' } } : {}
  return { at, text, options, correct, explanation, source, tags: tagsIn(tags), difficulty, ...kind, ...pictured }
}

/** By letters or numbers, or by the option's own words; an answer that may be both, and says two things, says nothing. */
function answersIn(answer: string, options: readonly string[]): number[] {
  const named = indexesIn(answer)
  const same = options.findIndex((option) => option !== '' && option.toLowerCase() === answer.toLowerCase())
  if (same < 0) return named
  return named.length === 0 || named.join() === String(same) ? [same] : []
}

const kinds: Record<string, Pick<Found, 'kind' | 'exact'>> = {
  ...{ '': { kind: 'choice' }, 'chon phuong an': { kind: 'choice' }, 'trac nghiem': { kind: 'choice' } },
  ...{ 'sap thu tu': { kind: 'order' }, 'sap xep': { kind: 'order' } },
  ...{ 'tra loi ngan': { kind: 'short' }, 'tra loi ngan dung dau': { kind: 'short', exact: true } },
}

const kindIn = (word: string): Pick<Found, 'kind' | 'exact'> | null =>
  kinds[fold(word).replaceAll(/[,.:]/gu, '').replaceAll(/\s+/gu, ' ').trim()] ?? null

/** What a workbook calls the kind of a question. */
export const kindWord = ({ kind, exact }: Pick<Found, 'kind' | 'exact'>): string =>
  kind === 'order' ? 'Sắp thứ tự' : kind === 'short' ? `Trả lời ngắn${exact ? ' đúng dấu' : ''}` : ''

const renamed: [RegExp, (letter: string) => string][] = [
  [/^(?:noi dung )?cau hoi$/u, () => 'Câu hỏi'],
  [/^(?:(?:phuong an|lua chon|dap an)(?: tra loi)? )?([a-h])$/u, (letter) => letter.toUpperCase()],
  [/^(?:phuong an|lua chon|dap an)(?: tra loi)? ([1-8])$/u, (number) => String.fromCharCode(64 + Number(number))],
  [/^(?:dap an|phuong an|tra loi|cau tra loi)(?: dung)?$/u, () => 'Đáp án'],
  [/^(?:chu de|the)$/u, () => 'Nhãn'],
  [/^muc do$/u, () => 'Độ khó'],
  // As the sheets of Quizizz and Kahoot have it: "Question - max 120 characters", "Answer 1", "Correct answer(s) - choose …".
  [/^question(?: text)?(?: - max \d{1,4} characters)?$/u, () => 'Câu hỏi'],
  [/^(?:option|answer) ([1-8])(?: - max \d{1,4} characters)?$/u, (number) => String.fromCharCode(64 + Number(number))],
  [/^correct answer(?:s|\(s\))?(?: - .{1,60})?$/u, () => 'Đáp án'],
]

/** A sheet from the row that heads its questions, each head as the template has it; null where no row is such. */
function headed(sheet: Sheet): Sheet | null {
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b)
  for (const number of numbers.slice(0, 20)) {
    const heads = headsOf(sheet.rows.get(number))
    if (![...heads.values()].some(({ text }) => text === 'Câu hỏi')) continue
    const after = numbers.filter((one) => one > number)
    // "Các phương án" over "A", "B", "C", "D": the head has two rows.
    const under = headsOf(sheet.rows.get(after[0] ?? -1))
    const isSecond =
      !isHeaded(heads) && isHeaded(under) && ![...under].some(([at]) => heads.get(at)?.text === 'Câu hỏi')
    const whole = isSecond ? new Map([...heads, ...under]) : heads
    const from = after.slice(isSecond ? 1 : 0)
    // A second table has the head of the first once more.
    const isAgain = (row: Row) =>
      row.size > 1 &&
      [heads, ...(isSecond ? [under] : [])].some((like) =>
        [...row].every(([at, { text }]) => like.get(at)?.text === text),
      )
    const below = from.filter((one) => !isAgain(headsOf(sheet.rows.get(one))))
    const rows = new Map([[number, whole], ...below.map((one) => [one, sheet.rows.get(one) ?? new Map()] as const)])
    // What lies over several letters in the upper row is no cell of theirs.
    const merged = sheet.merged.filter(({ fromRow, toRow }) => !isSecond || fromRow !== number || toRow !== number)
    return { ...sheet, rows, merged }
  }
  return null
}

type Row = ReadonlyMap<number, Cell>
const headsOf = (row: Row | undefined): Map<number, Cell> =>
  new Map([...(row ?? [])].map(([at, cell]) => [at, headOf(cell)]))
const isHeaded = (heads: Row) => ['A', 'B'].every((letter) => [...heads.values()].some(({ text }) => text === letter))

function headOf(cell: Cell): Cell {
  const said = fold(cell.text).replaceAll(/[*:.]/gu, '').replaceAll(/\s+/gu, ' ').trim()
  for (const [pattern, name] of renamed) {
    const match = pattern.exec(said)
    if (match) return { kind: 'text', text: name(match[1] ?? '') }
  }
  return cell
}

/** What the template says of how it is filled in. */
export const workbookNotes = [
  `Cột có dấu * phải điền. Mỗi câu một dòng, nhiều nhất ${bankLimits.imported.toLocaleString('vi-VN')} câu.`,
  'Đáp án: ghi chữ của phương án, như B; nhiều phương án đúng thì ghi A, C.',
  'Câu đúng sai: ghi A là Đúng, B là Sai.',
  'Loại: để trống là câu chọn phương án. Sắp thứ tự: ghi các mục vào A, B, C… theo thứ tự đúng. Trả lời ngắn: ghi vào A, B, C… mọi cách viết được tính là đúng. Hai loại này để trống cột Đáp án.',
  `Độ khó: ${Object.values(difficultyWords).join(', ')}; hoặc Nhận biết, Thông hiểu, Vận dụng.`,
  'Nhãn: nhiều nhãn thì cách nhau bằng dấu phẩy.',
  'Hình: mã mà Loa ghi khi tải câu hỏi về. Câu mới để trống hai cột này, rồi thêm hình ở trang của câu sau khi nhập.',
  'Không gộp ô, không dùng công thức. Còn một lỗi thì chưa có gì được nhập.',
]
