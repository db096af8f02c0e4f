import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { temporaryLibrary } from '../../bot/evaluation/library.ts'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { meanOf, type RetrievalMetrics, retrievalMetrics } from '../../core/evaluation/metrics.ts'
import { sectionIds } from '../../core/evaluation/retrieval.ts'
import { type Typing, typings } from '../../core/evaluation/typing.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { signNames, signsBeside } from '../../core/library/search/reordered.ts'
import { candidatesFor } from '../../core/library/search/search-sections.ts'
import type { Reader } from '../../db/client.ts'
import { sharedData } from '../support/shared-data.ts'
import { type Lesson, learntTrees, type Tree, worthIn } from './learn/trees.ts'

type Set = { name: string; corpus: string; questions: string; most: number; weights: Partial<Record<Typing, number>> }

const sets: Set[] = [
  {
    name: 'law',
    corpus: 'law/articles.jsonl.gz',
    questions: 'law/questions.dev.jsonl',
    most: 1000,
    weights: { 'as-is': 1, 'no-accents': 0.5 },
  },
  {
    name: 'wiki',
    corpus: 'wiki/passages.jsonl.gz',
    questions: 'wiki/questions.dev.jsonl',
    most: 400,
    weights: { 'as-is': 0.35 },
  },
  {
    name: 'regulations',
    corpus: 'regulations/passages.jsonl',
    questions: 'regulations/questions.dev.jsonl',
    most: 400,
    weights: { 'as-is': 0.15 },
  },
]
const parts = 4

/** One question’s candidates as the trees see them, and how they stand in the plain order. */
type Asked = {
  set: string
  source: string
  typing: Typing
  question: string
  gold: string[]
  ids: string[]
  right: boolean[]
  ranks: number[]
  signs: number[][]
  weight: number
}

/**
 * Learns the trees of `core/library/search/trees-page.ts` from the development questions, the same each time, and writes them. They
 * start from the plain order (`together.ts`): when that is learned anew, so are they. With `--tried` nothing is written: what is learned of
 * three parts of the questions is tried on the fourth, each in turn.
 */
export async function run(): Promise<object> {
  const { tried } = parseArgs({ args: process.argv.slice(3), options: { tried: { type: 'boolean' } } }).values
  const asked: Asked[] = []
  for (const set of sets) asked.push(...(await askedOf(set)))
  if (tried) return triedInParts(asked)
  const trees = learntTrees(lessonsOf(asked))
  writeFileSync(new URL('../../core/library/search/trees-page.ts', import.meta.url), pageOf(trees, signNames))
  return { questions: asked.length, trees: trees.length }
}

async function askedOf({ name, corpus, questions, most, weights }: Set): Promise<Asked[]> {
  const all = (await readQuestions(sharedData(questions))).filter(
    ({ gold, answerable }) => answerable && gold.length > 0,
  )
  const step = Math.max(1, all.length / most)
  const some = Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)])
  const sources = sourcesOf(sharedData(questions))
  const { ctx, remove } = await temporaryLibrary(sharedData(corpus), console.error)
  try {
    const ids = await sectionIds(ctx.db)
    const asked: Asked[] = []
    for (const [typing, weight] of Object.entries(weights) as [Typing, number][])
      for (const one of some)
        if (one)
          asked.push(
            await askedIn(ctx.db, ids, { ...one, set: name, source: sources.get(one.question) ?? '', typing, weight }),
          )
    return asked
  } finally {
    await remove()
  }
}

/** Where each question was taken from, as its file says. */
const sourcesOf = (path: string) =>
  new Map(
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; source?: string })
      .map(({ question, source = '' }) => [question, source]),
  )

type Asking = Pick<Asked, 'set' | 'source' | 'question' | 'gold' | 'typing' | 'weight'>

export async function askedIn(
  db: Pick<Reader, 'all'>,
  ids: Map<number, string>,
  { set, source, question, gold, typing, weight }: Asking,
): Promise<Asked> {
  const { plain, query, weighed } = await candidatesFor(db, typings[typing](question), publicOnly)
  const signs = signsBeside(plain, { query, mass: weighed.mass })
  const named = plain.map(({ seq }) => ids.get(seq) ?? `#${seq}`)
  return {
    ...{ set, source, typing, question, gold, ids: named, weight },
    right: named.map((id) => gold.includes(id)),
    ranks: plain.map(({ rank }) => rank),
    signs,
  }
}

const lessonsOf = (asked: Asked[]): Lesson[] =>
  asked
    .filter(({ right }) => right.includes(true))
    .map(({ signs, right, weight }) => ({ features: signs, right, weight }))

type Tried = Record<'plain' | 'trees', RetrievalMetrics[]>

/** How both orders fare on each part of the questions, the trees learned of the others; all typings of a question are of one part. */
export function triedInParts(asked: Asked[]): Record<string, object> {
  const questions = [...new Set(asked.map(({ question }) => question))]
  const partOf = new Map(questions.map((question, i) => [question, i % parts]))
  const tried = new Map<string, Tried>()
  for (let part = 0; part < parts; part++) {
    const trees = learntTrees(lessonsOf(asked.filter(({ question }) => partOf.get(question) !== part)))
    for (const one of asked.filter(({ question }) => partOf.get(question) === part)) {
      const plain = retrievalMetrics(orderedBy(one, one.ranks), one.gold)
      const ordered = orderedBy(
        one,
        one.signs.map((signs) => worthIn(trees, signs)),
      )
      for (const name of [one.set, one.source].filter(Boolean).map((of) => `${of} ${one.typing}`)) {
        const of = tried.get(name) ?? { plain: [], trees: [] }
        tried.set(name, of)
        of.plain.push(plain)
        of.trees.push(retrievalMetrics(ordered, one.gold))
      }
    }
  }
  return Object.fromEntries(
    [...tried].map(([name, { plain, trees }]) => [
      name,
      { n: plain.length, plain: meansOf(plain), trees: meansOf(trees) },
    ]),
  )
}

const meansOf = (measured: RetrievalMetrics[]) =>
  Object.fromEntries(Object.entries(meanOf(measured)).map(([key, value]) => [key, Math.round(value * 1e4) / 1e4]))

function orderedBy({ ids }: Asked, worth: number[]): string[] {
  const order = ids.map((id, i) => ({ id, worth: worth[i] ?? 0 })).sort((a, b) => b.worth - a.worth)
  return [...new Set(order.map(({ id }) => id))]
}

/** A line is a tree: three questions, and what it gives by their answers. */
export function pageOf(trees: Tree[], names: readonly string[]): string {
  const lines = trees.map(
    ({ asks, leaves }) =>
      `${asks.map(({ feature, above }) => `${names[feature]}>${above}`).join(' ')} : ${leaves.join(' ')}`,
  )
  return [
    '// Learned by `npm run bench -- search-trees`; nobody writes in it. A line is a tree: what it asks of three numbers, and what it',
    '// gives where none holds, where the last does, and so on.',
    `export const page = \`\n${lines.join('\n')}\n\``,
    '',
  ].join('\n')
}
