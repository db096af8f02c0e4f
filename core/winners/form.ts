import { tidyName } from '../certificates/names.ts'
import { AppError } from '../errors.ts'
import { composed } from '../text/composed.ts'
import { dayOf } from '../time.ts'

/** What a winner is asked, and nothing more. */
export type WinnerForm = { name: string; birthYear: number; phone: string; unit: string }

const oldestYears = 120
const longestUnit = 120

/** The form with its words tidied. @throws AppError INVALID with what is wrong in each field */
export function tidyForm({ name, birthYear, phone, unit }: WinnerForm, now: number): WinnerForm {
  const fields: { field: string; problem: string }[] = []
  const tidied = nameIn(name)
  if (tidied === null || !/\p{L}/u.test(tidied))
    fields.push({ field: 'name', problem: 'Ghi họ tên, không quá 80 ký tự.' })
  const year = Number(dayOf(now).slice(0, 4))
  if (!Number.isInteger(birthYear) || birthYear > year || birthYear < year - oldestYears)
    fields.push({ field: 'birthYear', problem: 'Ghi năm sinh đủ bốn chữ số.' })
  const digits = phone.replace(/[\s.()-]/g, '')
  if (!/^\+?\d{9,15}$/.test(digits)) fields.push({ field: 'phone', problem: 'Ghi số điện thoại từ 9 đến 15 chữ số.' })
  const place = composed(unit)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
  if (place === '' || [...place].length > longestUnit)
    fields.push({ field: 'unit', problem: 'Ghi đơn vị hoặc nơi ở, không quá 120 ký tự.' })
  if (fields.length > 0) throw new AppError('INVALID', 'winner.form', { fields })
  return { name: tidied ?? '', birthYear, phone: digits, unit: place }
}

function nameIn(name: string): string | null {
  try {
    return tidyName(name)
  } catch {
    return null
  }
}
