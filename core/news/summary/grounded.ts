import { fold } from '../../text/fold.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { sentencesOf } from '../../text/sentences.ts'

/** Numbers, days and names that a summary tells and its article does not: as they stand there, each once. */
export function untoldIn(summary: string, article: string): string[] {
  const [numbers, days, letters] = [numbersOf(article), daysOf(article), ` ${lettersOf(article)} `]
  const untold = [
    ...daysIn(summary).filter(
      ({ said, key }) => !days.has(key) && numbersIn(said).some((one) => !numbers.has(one.key)),
    ),
    ...numbersIn(summary).filter(({ key }) => !numbers.has(key)),
    ...namesIn(summary).filter(({ key }) => !letters.includes(` ${key} `)),
  ]
  return [...new Set(untold.map(({ said }) => said))]
}

type Said = { said: string; key: string }

// “15-20 triệu” are 15 millions as well.
const counted =
  /\d+(?:[.,]\d+)*(?:(?:\s?[-–]\s?| đến )(?=\d[\d.,]{0,12} (triệu|tỷ|tỉ|nghìn|ngàn)(?!\p{L}))| (triệu|tỷ|tỉ|nghìn|ngàn)(?!\p{L}))?/gu
const scales: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/**
 * “1.500” and “1500” are one number, “15,5” and “15.5” too, “15 triệu” and “mười lăm triệu”; a sign of the thousands has three figures
 * behind it. `plain`: without what scales it.
 */
function numbersIn(text: string): (Said & { plain: string })[] {
  const { text: figured, spanOf } = inFigures(text)
  return Array.from(figured.matchAll(counted), ({ 0: all, 1: of, 2: own, index }) => {
    const said = own ? all : (/^\d+(?:[.,]\d+)*/.exec(all)?.[0] ?? '')
    const plain = (/^[\d.,]*/.exec(said)?.[0] ?? '')
      .replace(/[.,](?=\d{3}(?!\d))/g, '')
      .replace(',', '.')
      .replace(/^0+(?=\d)/, '')
    const scale = scales[own ?? of ?? '']
    const key = scale ? String(Number((Number(plain) * scale).toPrecision(12))) : plain
    return { said: text.slice(...spanOf(index, index + said.length)), key, plain }
  })
}
const numbersOf = (text: string) => new Set(numbersIn(text).flatMap(({ key, plain }) => [key, plain]))

const day = /(?<!\d)(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?!\d)/g
const daysIn = (text: string): Said[] =>
  Array.from(text.matchAll(day))
    .filter(([, date, month]) => Number(date) >= 1 && Number(date) <= 31 && Number(month) >= 1 && Number(month) <= 12)
    .map(([said, date, month]) => ({ said, key: `${Number(date)}/${Number(month)}` }))
const daysOf = (text: string) => new Set(daysIn(text).map(({ key }) => key))

const word = /[\p{L}\p{M}\p{N}]+/gu
const lettersOf = (text: string) => (fold(text).match(word) ?? []).join(' ')

/** Runs of capitalised words; what only begins a sentence is no name. */
function namesIn(text: string): Said[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const found: Said[] = []
    let run: string[] = []
    let isFirst = true
    const close = (atStart: boolean) => {
      if (run.length > (atStart ? 1 : 0)) found.push({ said: run.join(' '), key: lettersOf(run.join(' ')) })
      run = []
    }
    let beganSentence = true
    for (const [one] of text.slice(start, end).matchAll(word)) {
      if (/^\p{Lu}/u.test(one)) {
        if (run.length === 0) beganSentence = isFirst
        run.push(one)
      } else close(beganSentence)
      isFirst = false
    }
    close(beganSentence)
    return found
  })
}
