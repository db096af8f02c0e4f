import { format as shownBy } from 'numfmt'

/** How a program shows a number: as a day, as an hour, or in figures of some form. */
export type Format = { as: 'date' | 'time' } | { as: 'number'; shown: (number: number) => string }

// Eleven figures are what a cell shows of a number that has no form of its own; 0.1 + 0.2 is 0.3 there.
const mostFigures = 11
const general = (number: number) =>
  Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(mostFigures))).replace('.', ',')

/** A number without a form of its own. */
export const plain: Format = { as: 'number', shown: general }

// The forms that every program knows by their number.
const named: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  48: '##0.0E+0',
}

/** How numbers look in cells of a style; `code` is the form as its author wrote it. */
export function formatOf(id: number, code = named[id] ?? ''): Format {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { as: 'time' }
  if (id >= 14 && id <= 22) return { as: 'date' }
  const letters = code.replaceAll(/"[^"]{0,80}"|\[[^\]]{0,80}\]|\\./g, '').toLowerCase()
  if (/^(?:general|@)?$/i.test(code.trim())) return plain
  if (/[yd]/.test(letters)) return { as: 'date' }
  return /[hs]/.test(letters) || /\[[hms]{1,2}\]/i.test(code) ? { as: 'time' } : ofCode(code)
}

const ofCode = (code: string): Format => ({
  as: 'number',
  shown(number) {
    try {
      return shownBy(code, number, { locale: 'vi-VN' }).replace(/\s+/gu, ' ').trim() || general(number)
    } catch {
      // A form that nobody knows shows nothing sure.
      return general(number)
    }
  },
})
