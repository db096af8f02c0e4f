import { addDays } from '../../time.ts'

/** Days of Vietnam, both of them within. */
export type Span = { from: string; to: string }

const lastOf = (month: string) => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

/** The first and the last day of a month such as `2026-11` or of a year such as `2026`. */
export const spanOf = (period: string): Span =>
  period.length === 4
    ? { from: `${period}-01-01`, to: `${period}-12-31` }
    : { from: `${period}-01`, to: lastOf(period) }

/** A span as the fewest periods that are kept: whole years, whole months and single days. */
export function periodsOf({ from, to }: Span): string[] {
  const periods: string[] = []
  for (let day = from; day <= to; ) {
    const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
    const whole = [year, month].find((one) => spanOf(one).from === day && spanOf(one).to <= to)
    periods.push(whole ?? day)
    day = addDays(whole ? spanOf(whole).to : day, 1)
  }
  return periods
}

export const daysIn = ({ from, to }: Span): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

const monthOf = (day: string) => day.slice(0, 7)
const isWholeMonths = ({ from, to }: Span) => from.endsWith('-01') && spanOf(monthOf(to)).to === to

/** What lies right before a span: as many whole months where it is of whole months, else as many days. */
export function before(span: Span): Span {
  const to = addDays(span.from, -1)
  if (!isWholeMonths(span)) return { from: addDays(span.from, -daysIn(span)), to }
  const [year, month] = [Number(span.from.slice(0, 4)), Number(span.from.slice(5, 7))]
  const months = (Number(span.to.slice(0, 4)) - year) * 12 + Number(span.to.slice(5, 7)) - month + 1
  const at = year * 12 + month - 1 - months
  return { from: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, to }
}

/** Whether a sum is of whole months, of each of which it is decided what is told. */
export const isOfMonths = (periods: readonly string[]) => periods.every((period) => period.length < 10)

export type Bucket = { key: string; periods: string[] }

/** A span in steps that a chart can show: days up to five weeks, then weeks, months beyond half a year and years beyond three. */
export function stepsOf(span: Span): Bucket[] {
  const days = daysIn(span)
  const wholes = (length: 4 | 7) => {
    const steps: Bucket[] = []
    for (let day = span.from; day <= span.to; ) {
      const end = [spanOf(day.slice(0, length)).to, span.to].sort()[0] as string
      steps.push({ key: day.slice(0, length), periods: periodsOf({ from: day, to: end }) })
      day = addDays(end, 1)
    }
    return steps
  }
  if (days > 3 * 366) return wholes(4)
  if (days > 183) return wholes(7)
  const step = days > 35 ? 7 : 1
  const steps: Bucket[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, step)) {
    const end = [addDays(day, step - 1), span.to].sort()[0] as string
    steps.push({ key: day, periods: periodsOf({ from: day, to: end }) })
  }
  return steps
}
