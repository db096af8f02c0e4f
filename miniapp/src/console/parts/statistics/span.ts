// Months, quarters and years as spans of days, and back.

export type Period = 'month' | 'quarter' | 'year' | 'days'
export type Span = { from: string; to: string }

const two = (value: number) => String(value).padStart(2, '0')
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const monthsOf: Record<Exclude<Period, 'days'>, number> = { month: 1, quarter: 3, year: 12 }

/** The month, quarter or year in which a day lies, `by` of them on. */
export function spanAt(period: Exclude<Period, 'days'>, day: string, by = 0): Span {
  const length = monthsOf[period]
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const first = Math.floor((year * 12 + month - 1) / length) * length + by * length
  const [fromYear, fromMonth] = [Math.floor(first / 12), (first % 12) + 1]
  const last = first + length - 1
  const [toYear, toMonth] = [Math.floor(last / 12), (last % 12) + 1]
  return {
    from: `${fromYear}-${two(fromMonth)}-01`,
    to: `${toYear}-${two(toMonth)}-${two(lastOf(toYear, toMonth))}`,
  }
}

/** Whole months that were over on a day, the latest first. */
export function monthsOver(until: string, count: number): string[] {
  const whole = spanAt('month', until).to === until ? 0 : -1
  return Array.from({ length: count }, (_, at) => spanAt('month', until, whole - at).from.slice(0, 7))
}
