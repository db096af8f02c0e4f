import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindBy, kindIn, wordExamples } from '../../core/feedback/suggest/kind.ts'
import { type Example, learn, likely } from '../../core/feedback/suggest/learner.ts'
import { fold } from '../../core/text/fold.ts'
import { learnedActs } from '../support/closings.ts'
import { heldOut, learnedFrom } from '../support/feedback-kinds.ts'
import { sharedData, sharedRows } from '../support/shared-data.ts'
import { projectRoot } from '../support/source-files.ts'

const learnedFile = 'core/feedback/suggest/learned.ts'

/**
 * How often kinds and units are suggested rightly. `--learn` first writes what is learned of the labelled texts into
 * `core/feedback/suggest/learned.ts`. The learner is measured besides on the labelled opinions of `../shared/data/feedback`, three
 * quarters of which it learns from; the figures of fastText on the whole of them stand in `../shared/reference/retrieval.md`.
 */
export async function run(): Promise<object> {
  if (process.argv.includes('--learn')) return writeLearned()
  const halves = [0, 1].map((half) => learnedFrom.filter((_, at) => at % 2 === half))
  const crossed = halves.flatMap((half, at) => {
    const model = learn([...wordExamples, ...half])
    return (halves[1 - at] ?? []).map(({ text, label }) => ({ label, guess: kindBy(model, text) }))
  })
  const lines = (file: string) =>
    readFileSync(sharedData(`feedback/${file}`), 'utf8')
      .trim()
      .split('\n')
  const rows = (file: string) => lines(file).map((line) => JSON.parse(line) as Record<string, string>)
  const vsfc = rows('vsfc.dev.jsonl')
  const labelled = (some: Record<string, string>[], text: string, label: string): Example[] =>
    some.map((row) => ({ text: row[text] ?? '', label: row[label] ?? '' }))
  return {
    kinds: {
      texts: heldOut.length,
      heldOut: toldRightly(heldOut.map(({ text, label }) => ({ label, guess: kindIn(text) }))),
      heldOutWithoutAccents: toldRightly(heldOut.map(({ text, label }) => ({ label, guess: kindIn(fold(text)) }))),
      learnedFromByHalves: toldRightly(crossed),
    },
    learner: {
      vsfcTopic: measured(labelled(vsfc, 'text', 'topic')),
      vsfcSentiment: measured(labelled(vsfc, 'text', 'sentiment')),
      victsdTopic: measured(labelled(sharedRows('feedback/victsd.dev.jsonl.gz'), 'text', 'topic')),
      mohField: measured(labelled(rows('moh_faq.dev.jsonl'), 'question', 'field')),
    },
  }
}

type Guessed = { label: string; guess: ReturnType<typeof kindIn> }

export function toldRightly(guessed: readonly Guessed[]) {
  const right = ({ label, guess }: Guessed) => (guess?.kind ?? 'khac') === label
  const sure = guessed.filter(({ guess }) => guess?.sure)
  const share = (some: readonly Guessed[]) => rounded(some.filter(right).length / some.length)
  return { right: share(guessed), sure: rounded(sure.length / guessed.length), rightWhereSure: share(sure) }
}

/** On a quarter that was not learned from, as it was typed and without accents. */
function measured(examples: readonly Example[]) {
  const shuffled = [...examples].sort((a, b) => placeOf(a.text) - placeOf(b.text))
  const quarter = Math.floor(shuffled.length / 4)
  const [test, taught] = [shuffled.slice(0, quarter), shuffled.slice(quarter)]
  const model = learn(taught)
  const told = (how: (text: string) => string) => test.map(({ text }) => likely(model, how(text))[0]?.label ?? '')
  return {
    texts: test.length,
    ...scored(
      test,
      told((text) => text),
    ),
    withoutAccents: scored(test, told(fold)),
  }
}

function scored(test: readonly Example[], told: readonly string[]) {
  const labels = [...new Set(test.map(({ label }) => label))]
  const right = test.filter(({ label }, at) => told[at] === label).length
  const f1 = labels.map((one) => {
    const hit = test.filter(({ label }, at) => label === one && told[at] === one).length
    return (2 * hit) / (test.filter(({ label }) => label === one).length + told.filter((label) => label === one).length)
  })
  return {
    accuracy: rounded(right / test.length),
    macroF1: rounded(f1.reduce((sum, one) => sum + one, 0) / f1.length),
  }
}

const rounded = (share: number) => Math.round(share * 1000) / 1000

/** A place for a text that is the same each time and has nothing to do with its label. */
function placeOf(text: string): number {
  let place = 0
  for (let at = 0; at < text.length; at += 1) place = (place * 31 + text.charCodeAt(at)) | 0
  return place >>> 0
}

function writeLearned(): object {
  const told = { kindLearned: learnedFrom, actLearned: learnedActs }
  const says = {
    kindLearned: 'Texts by kind',
    actLearned: 'Acts that were named, and words that name none',
  }
  const lines = Object.entries(told).flatMap(([name, examples]) => [
    `/** ${says[name as keyof typeof says]}: \`npm run bench -- feedback --learn\` writes this file. */`,
    `export const ${name}: Readonly<Record<string, readonly string[]>> = {`,
    ...[...new Set(examples.map(({ label }) => label))].sort().map((label) => {
      const texts = examples.filter((one) => one.label === label).map(({ text }) => text)
      return `  ${JSON.stringify(label)}: ${JSON.stringify(texts)},`
    }),
    '}',
    '',
  ])
  const path = join(projectRoot, learnedFile)
  writeFileSync(path, lines.join('\n'))
  execFileSync('npx', ['biome', 'check', '--write', path], { stdio: 'ignore' })
  return { wrote: learnedFile }
}
