import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fold } from '../../../core/text/fold.ts'
import { sharedData } from '../../support/shared-data.ts'

// Natural logarithms of one item in so many.
const levels = [1.2, 1.8, 2.4, 3]
const leastShare = Math.exp(-3.3)

type Told = { title: string; lead: string; body?: string }

/** How common the commonest pairs of syllables are in news items: the lists of `core/news/stories/pairs.ts`, commonest first. */
export function pairSharesMeasured() {
  const items = ['stream', 'categorised'].flatMap((name) => itemsOf(`news/${name}.dev.jsonl.gz`))
  const counted = new Map<string, number>()
  for (const { title, lead, body = '' } of items)
    for (const pair of new Set([title, lead, body].flatMap(pairsIn))) counted.set(pair, (counted.get(pair) ?? 0) + 1)
  const lists = levels.map((): string[] => [])
  for (const [pair, times] of [...counted].sort((a, b) => b[1] - a[1])) {
    if (times < leastShare * items.length) break
    const weight = Math.log(items.length / times)
    lists[nearest(weight)]!.push(pair)
  }
  return {
    items: items.length,
    ...Object.fromEntries(levels.map((level, i) => [`weight ${level}`, lists[i]!.join(', ')])),
  }
}

const itemsOf = (path: string): Told[] =>
  gunzipSync(readFileSync(sharedData(path)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

function pairsIn(text: string): string[] {
  const syllables = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return syllables.slice(1).map((syllable, i) => `${syllables[i]} ${syllable}`)
}

const nearest = (weight: number) =>
  levels.reduce((best, level, i) => (Math.abs(level - weight) < Math.abs(levels[best]! - weight) ? i : best), 0)
