import { fold } from '../../text/fold.ts'
import { type Column, problems, rowsOf } from '../../units/import-sheet.ts'
import type { Cell, Sheet } from '../../units/sheet.ts'
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

/** Questions of a workbook, one a row; whatever is wrong is told by its row and column. */
export function readWorkbook(sheets: readonly Sheet[]): Reading {
  const sheet = sheets.map(headed).find((one) => one !== null)
  const found = sheet && rowsOf(sheet, questionColumns)
  if (!found) return { questions: [], told: [{ at: 1, level: 'fault', words: '', problem: words.sheet }] }
  const told: Told[] = found.faults.map(({ row, column, problem }) => ({
    at: row,
    level: 'fault',
    words: column,
    problem,
  }))
  // Of a row with a cell that was not read nothing more is said.
  const unread = new Set(found.faults.map(({ row }) => row))
  const questions = found.rows
    .filter(({ row }) => !unread.has(row))
    .map(({ row, values }) =>
      questionOf(values, row, (column, problem) => told.push({ at: row, level: 'fault', words: column, problem })),
    )
  return { questions, told }
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
  const correct = kind?.kind === 'choice' ? indexesIn(answer) : []
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
  [/^(?:dap an|phuong an|tra loi|cau tra loi)(?: dung)?$/u, () => 'Đáp án'],
  [/^(?:chu de|the)$/u, () => 'Nhãn'],
  [/^muc do$/u, () => 'Độ khó'],
]

/** A sheet from the row that heads its questions, each head as the template has it; null where no row is such. */
function headed(sheet: Sheet): Sheet | null {
  const numbers = [...sheet.rows.keys()].sort((a, b) => a - b)
  for (const number of numbers.slice(0, 20)) {
    const heads = new Map([...(sheet.rows.get(number) ?? [])].map(([at, cell]) => [at, headOf(cell)]))
    if (![...heads.values()].some(({ text }) => text === 'Câu hỏi')) continue
    const below = numbers.filter((one) => one > number).map((one) => [one, sheet.rows.get(one) ?? new Map()] as const)
    return { ...sheet, rows: new Map([[number, heads], ...below]) }
  }
  return null
}

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
