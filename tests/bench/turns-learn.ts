import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { featuresIn, isWord, mostUnknown, unknown } from '../../core/conversation/learned/features.ts'
import { commonWords } from '../../core/library/words/common.ts'
import { fold } from '../../core/text/fold.ts'
import { sharedData } from '../support/shared-data.ts'
import { heard, turnsOf } from '../support/turns.ts'

const files = ['turns.txt', 'others.txt', 'people.txt', 'people-2.txt']
/** What rules alone hear: a code, a word that erases, two things at once. */
const byRule = new Set(['erase', 'acts', 'track', 'case', 'choose'])
const fewest = 2
const rounds = 30
/** Learned so many times in other orders, of which the mean is taken. */
const orders = 3
const reach = 1
const sparse = 2
const plain = 0.5
/** Learned from by nobody. */
const keptFiles = Array.from({ length: 10 }, (_, at) => (at === 0 ? 'kept.txt' : `kept-${at + 1}.txt`))
/** Questions to a library, of which nothing is wanted of the account: every second one without its marks. */
const questions: [file: string, most: number][] = [
  ['law/citizen_queries_unlabelled.jsonl', 300],
  ['wiki/questions.dev.jsonl', 1500],
  ['regulations/questions.dev.jsonl', 100],
]
const unlearned = 'law/questions.dev.jsonl'

type Lesson = { label: string; features: string[] }

/**
 * Learns the page of `core/conversation/learned/page.ts` from the golden turns that are no held-out ones, and from questions to
 * libraries of the development data: a sparse linear fit (FTRL), the same start and order each time. Writes the page. With `--tried` it
 * writes nothing, and tells how turns that are held out are heard, and of questions to libraries how many as anything but a question.
 */
export async function run(): Promise<object> {
  const { tried } = parseArgs({ args: process.argv.slice(3), options: { tried: { type: 'boolean' } } }).values
  if (tried) return heardNow()
  const asked = questions.flatMap(([file, most]) =>
    questionsOf(file)
      .slice(0, most)
      .map((question, at) => ({ act: 'ask', text: at % 2 === 0 ? question : fold(question) })),
  )
  const short = readFileSync(new URL('../unit/conversation/short.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const turns = [...files.flatMap(turnsOf), ...[...short, ...matters()].map((text) => ({ act: 'ask', text })), ...asked]
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

const questionsOf = (file: string) =>
  readFileSync(sharedData(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question)

function heardNow() {
  const kept = keptFiles.map((file) => {
    const turns = turnsOf(file)
    return [file, { n: turns.length, heard: turns.filter(({ act, text }) => heard(text) === act).length }]
  })
  const notAsked = (texts: string[]) => texts.filter((text) => heard(text) !== 'ask').length
  const asked = [unlearned, ...questions.map(([file]) => file)].map((file) => {
    const texts = questionsOf(file)
    return [file, { n: texts.length, asTyped: notAsked(texts), withoutMarks: notAsked(texts.map(fold)) }]
  })
  return { kept: Object.fromEntries(kept), notHeardAsQuestions: Object.fromEntries(asked) }
}

/** Every second of the words by which people call what is of law: matters of few words, half of them without marks. */
const matters = () =>
  Object.values(commonWords)
    .flatMap((lines) => lines.trim().split('\n'))
    .map((line) => line.split(/[=<>]/)[0]?.trim() ?? '')
    .filter((words, at) => words !== '' && at % 2 === 0)
    .map((words, at) => (at % 2 === 0 ? words : fold(words)))

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
  const means = new Float64Array(size * names.length)
  for (let order = 1; order <= orders; order++)
    for (const [i, weight] of fitted(data, size, names.length, order).entries())
      means[i] = (means[i] ?? 0) + weight / orders
  const lines = names.flatMap((name, i) => {
    const by = labels.flatMap((_, of) => {
      const tenths = Math.round((means[i * size + of] ?? 0) * 10)
      return tenths === 0 ? [] : [`${of}:${tenths}`]
    })
    return by.length > 0 ? [`${name} ${by.join(' ')}`] : []
  })
  return { labels, lines }
}

type Datum = { label: number; known: number[] }

/** The weights of each feature for each label, learned of the data in an order drawn by `seed`. */
function fitted(data: Datum[], size: number, features: number, seed: number): Float64Array {
  const [weights, slopes, sums] = [0, 1, 2].map(() => new Float64Array(size * features)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let drawn = seed
  const next = (of: number) => {
    drawn = (drawn * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((drawn / 0x80000000) * of)
  }
  for (let step = 0; step < rounds * data.length; step++) {
    const { label, known } = data[next(data.length)] as Datum
    const said = Array.from({ length: size }, (_, of) =>
      known.reduce((sum, one) => sum + (weights[one * size + of] ?? 0), 0),
    )
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
  return weights
}
