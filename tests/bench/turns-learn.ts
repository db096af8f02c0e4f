import { readFileSync, writeFileSync } from 'node:fs'
import { featuresIn, isWord, mostUnknown, unknown } from '../../core/conversation/learned/features.ts'
import { fold } from '../../core/text/fold.ts'
import { sharedData } from '../support/shared-data.ts'
import { turnsOf } from '../support/turns.ts'

const files = ['turns.txt', 'others.txt', 'people.txt']
/** What rules alone hear: a code, a word that erases, two things at once. */
const byRule = new Set(['erase', 'acts', 'track', 'case', 'choose'])
const fewest = 2
const rounds = 30
const reach = 1
const sparse = 2
const plain = 0.5
/** Questions to a library, of which nothing is wanted of the account: every second one without its marks. */
const questions: [file: string, most: number][] = [
  ['law/citizen_queries_unlabelled.jsonl', 300],
  ['wiki/questions.dev.jsonl', 1500],
  ['regulations/questions.dev.jsonl', 100],
]

type Lesson = { label: string; features: string[] }

/**
 * Learns the page of `core/conversation/learned/page.ts` from the golden turns that are no held-out ones, and from questions to
 * libraries of the development data: a sparse linear fit (FTRL), the same start and order each time. Writes the page.
 */
export async function run(): Promise<object> {
  const asked = questions.flatMap(([file, most]) =>
    readFileSync(sharedData(file), 'utf8')
      .trim()
      .split('\n')
      .slice(0, most)
      .map((line, at) => {
        const { question } = JSON.parse(line) as { question: string }
        return { act: 'ask', text: at % 2 === 0 ? question : fold(question) }
      }),
  )
  const short = readFileSync(new URL('../unit/conversation/short.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const turns = [...files.flatMap(turnsOf), ...short.map((text) => ({ act: 'ask', text })), ...asked]
  const lessons = turns
    .filter(({ act }) => !byRule.has(act))
    .map(({ act, text }) => ({ label: act === 'feedback' ? 'which' : act, features: featuresIn(text) }))
  const { labels, lines } = learnt(lessons)
  const page = [
    '// Learned by `npm run bench -- turns-learn`; nobody writes in it. A line is a feature and tenths by the place of a label.',
    `export const labels = [\n${labels.map((label) => `  '${label}',`).join('\n')}\n] as const`,
    `export const page = \`\n${lines.join('\n')}\n\``,
  ].join('\n\n')
  writeFileSync(new URL('../../core/conversation/learned/page.ts', import.meta.url), `${page}\n`)
  return { turns: lessons.length, features: lines.length, bytes: page.length }
}

function learnt(lessons: Lesson[]): { labels: string[]; lines: string[] } {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort()
  const times = new Map<string, number>()
  for (const { features } of lessons) for (const one of features) times.set(one, (times.get(one) ?? 0) + 1)
  const names = [unknown, ...[...times].filter(([, count]) => count >= fewest).map(([name]) => name)]
  const at = new Map(names.map((name, i) => [name, i]))
  const data = lessons.map(({ label, features }) => {
    const known = features.flatMap((one) => at.get(one) ?? [])
    const strange = features.filter((one) => !at.has(one) && isWord(one)).length
    return { label: labels.indexOf(label), known: [...known, ...Array<number>(Math.min(strange, mostUnknown)).fill(0)] }
  })
  const size = labels.length
  const [weights, slopes, sums] = [0, 1, 2].map(() => new Float64Array(size * names.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let seed = 1
  const drawn = (of: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((seed / 0x80000000) * of)
  }
  for (let step = 0; step < rounds * data.length; step++) {
    const { label, known } = data[drawn(data.length)] as (typeof data)[number]
    const said = labels.map((_, of) => known.reduce((sum, one) => sum + (weights[one * size + of] ?? 0), 0))
    const top = Math.max(...said)
    const parts = said.map((one) => Math.exp(one - top))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    for (const [of, part] of parts.entries()) {
      const off = part / whole - (of === label ? 1 : 0)
      if (Math.abs(off) < 1e-3) continue
      for (const one of known) {
        const i = one * size + of
        const [weight, before] = [weights[i] ?? 0, sums[i] ?? 0]
        const after = before + off * off
        const slope = (slopes[i] ?? 0) + off - ((Math.sqrt(after) - Math.sqrt(before)) / reach) * weight
        slopes[i] = slope
        sums[i] = after
        weights[i] =
          Math.abs(slope) <= sparse
            ? 0
            : -(slope - Math.sign(slope) * sparse) / ((1 + Math.sqrt(after)) / reach + plain)
      }
    }
  }
  const lines = names.flatMap((name, i) => {
    const by = labels.flatMap((_, of) => {
      const tenths = Math.round((weights[i * size + of] ?? 0) * 10)
      return tenths === 0 ? [] : [`${of}:${tenths}`]
    })
    return by.length > 0 ? [`${name} ${by.join(' ')}`] : []
  })
  return { labels, lines }
}
