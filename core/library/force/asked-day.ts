import { fold } from '../../text/fold.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { dayIn } from '../metadata/dates.ts'

/** The day that a question asks about, and how it says so. `day` is null where it asks for what no longer holds: "theo luật cũ". */
export type AskedDay = { day: string | null; start: number; end: number }

const date = String.raw`(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})`
const year = String.raw`((?:19|20)\d\d)(?![\d/])`
// "Luật Đất đai năm 2013" names a law: a year is asked about only where the words about it say so.
const before = new RegExp(`(?<![a-z])truoc (?:ngay )?${date}`)
const beforeYear = new RegExp(`(?<![a-z])truoc nam ${year}`)
const onDay = new RegExp(
  `(?<![a-z])(?:hoi|luc|vao|thoi diem|tinh den|tai ngay|vao ngay|hoi ngay|thoi diem ngay) ${date}`,
)
const inYear = new RegExp(
  `(?<![a-z])(?:(?:hoi nam|hoi|thoi diem nam|thoi diem|ap dung nam) ${year}|nam ${year} (?=thi (?:sao|the nao|bao nhieu|co|phai)))`,
)
const old = /(?<![a-z])(?:theo )?(?:luat|quy dinh|nghi dinh) cu(?![a-z])/

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/**
 * The day of the past that a question asks about: "năm 2023 thì sao", "hồi 2019", "trước 1/7/2025", "theo luật cũ". Of a year it is
 * the last day; null where it asks of none, or of a day to come.
 */
export function askedDay(question: string, today: string): AskedDay | null {
  const plain = fold(question)
  const found = (match: RegExpExecArray | null, day: string | null | undefined): AskedDay | null =>
    match && day !== undefined && (day === null || day < today)
      ? { day, start: match.index, end: match.index + match[0].length }
      : null
  const dated = (match: RegExpExecArray | null) => match && (dayIn(`${match[1]}/${match[2]}/${match[3]}`) ?? undefined)
  const [ended, at, since, of] = [before.exec(plain), onDay.exec(plain), beforeYear.exec(plain), inYear.exec(plain)]
  const endedOn = dated(ended)
  return (
    found(ended, endedOn ? dayBefore(endedOn) : undefined) ??
    found(at, dated(at) ?? undefined) ??
    found(since, since ? `${Number(since[1]) - 1}-12-31` : undefined) ??
    found(of, of ? `${of[1] ?? of[2]}-12-31` : undefined) ??
    found(old.exec(plain), null)
  )
}

/** A question less the words that tell its day. */
export const withoutDay = (question: string, { start, end }: AskedDay): string =>
  `${question.slice(0, start)} ${question.slice(end)}`.replace(/ {2,9}/g, ' ').trim()

const empty = /^(?:con|vay|the|thi|la|sao|nao|a|nhi|quy dinh|nhu|duoc|khong|[ ?.,!])*$/

/** Whether a question asks for a day and for nothing else: it goes on from what was asked before. */
export function asksOnlyDay(question: string): boolean {
  const { text } = inFigures(question, 'called')
  const asked = askedDay(text, '9999-12-31')
  return asked !== null && empty.test(fold(withoutDay(text, asked)))
}
