import { addDays, weekdayOn } from '../time.ts'
import { lunarDays } from './lunar-days.ts'

export type Holiday = { day: string; name: string; noSend: boolean }

// Days in lieu that the government announced beside what the law gives, as swaps for working Saturdays.
const announced: Readonly<Record<number, readonly Omit<Holiday, 'noSend'>[]>> = {
  2026: [
    { day: '2026-01-02', name: 'Nghỉ bù Tết Dương lịch' },
    { day: '2026-08-31', name: 'Nghỉ hoán đổi dịp Quốc khánh' },
  ],
}

const isWeekend = (day: string) => weekdayOn(day) > 5

/**
 * Days of a year on which offices are closed: the holidays of the Labour Code (article 112, days in lieu by article 111) and
 * Culture Day of 24 November (Politburo resolution 80-NQ/TW of 2026), in order. Which five days Tết has and which neighbour
 * National Day takes is announced each year: until then these are what the calendar suggests. On the days of Tết nothing is
 * sent of the office's own accord. Empty for a year whose lunar days are not known.
 */
export function holidaysOf(year: number): Holiday[] {
  const lunar = lunarDays[year]
  if (!lunar) return []
  const [tet, hungKings] = lunar.map((day) => `${year}-${day}`) as [string, string]
  const eve = addDays(tet, -1)
  const tetDays = Array.from({ length: 5 }, (_, at) => addDays(eve, at))
  const national = `${year}-09-02`
  const single = [
    { day: `${year}-01-01`, name: 'Tết Dương lịch' },
    { day: hungKings, name: 'Giỗ Tổ Hùng Vương' },
    { day: `${year}-04-30`, name: 'Ngày Giải phóng miền Nam, thống nhất đất nước' },
    { day: `${year}-05-01`, name: 'Ngày Quốc tế Lao động' },
    { day: national, name: 'Quốc khánh' },
    { day: besideNational(national), name: 'Quốc khánh' },
    ...(year >= 2026 ? [{ day: `${year}-11-24`, name: 'Ngày Văn hóa Việt Nam' }] : []),
    ...(announced[year] ?? []),
  ]
  const given: Holiday[] = [
    ...tetDays.map((day) => ({ day, name: day === eve ? 'Giao thừa' : 'Tết Nguyên đán', noSend: true })),
    ...single.map((one) => ({ ...one, noSend: false })),
  ].sort((one, other) => one.day.localeCompare(other.day))
  return withDaysInLieu(given)
}

/** National Day's second: the neighbour that joins it to the nearer weekend. */
function besideNational(day: string): string {
  return addDays(day, [2, 3].includes(weekdayOn(day)) ? -1 : 1)
}

/** What falls on a weekend is given back on the next working day. */
function withDaysInLieu(given: readonly Holiday[]): Holiday[] {
  const taken = new Set(given.map(({ day }) => day))
  const lieu = given
    .filter(({ day }) => isWeekend(day))
    .map(({ day, name }) => {
      let next = addDays(day, 1)
      while (isWeekend(next) || taken.has(next)) next = addDays(next, 1)
      taken.add(next)
      return { day: next, name: `Nghỉ bù ${name}`, noSend: false }
    })
  return [...given, ...lieu].sort((one, other) => one.day.localeCompare(other.day))
}
