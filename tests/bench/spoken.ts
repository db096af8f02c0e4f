import { spawnSync } from 'node:child_process'
import { readAloud, syllableCount } from '../../core/forms/spoken/read-aloud.ts'
import { lengths, scriptOf } from '../../core/forms/spoken/script.ts'
import { mayBeSyllable } from '../../core/text/syllables.ts'
import { sharedRows } from '../support/shared-data.ts'
import { cases } from '../unit/spoken/cases.ts'

type Text = { title: string; lead: string }

/**
 * Scripts read by espeak-ng's Vietnamese voice: how many words it says letter by letter, of our cases and of real news made
 * into digests, and of the same texts as they were written.
 */
export async function run(): Promise<object> {
  const voice = voiceOf()
  const rows = ((await sharedRows('news/stream.dev.jsonl.gz')) as Text[]).filter(({ title, lead }) => title && lead)
  const started = performance.now()
  const read = rows.map(({ title, lead }) => readAloud(`${title}. ${lead}`))
  const ms = performance.now() - started
  const scripts = lengths.map((length) => scriptsOf(rows, length))
  return {
    voice: voice.version,
    cases: { count: cases.length, spelled: voice.spelledIn(cases.map(([, said]) => said)) },
    news: {
      texts: rows.length,
      wholly_said: share(read.filter(isWhole).length, rows.length),
      figures_left: read.filter(({ words }) => /\d/.test(words)).length,
      guessed: Object.fromEntries(
        (['sounded', 'spelled', 'left'] as const).map((how) => [how, new Set(guessedIn(read, how)).size]),
      ),
      told_as_unknown: new Set(read.flatMap(({ unknown }) => unknown)).size,
      ms_each: Number((ms / rows.length).toFixed(3)),
      as_written: voice.countsOf(rows.map(({ title, lead }) => `${title}. ${lead}`)),
      as_read: voice.countsOf(read.map(({ words }) => words)),
      spelled_words: voice.spelledIn(read.map(({ words }) => words)),
      // What is still spelled and nobody was told of.
      untold: voice.spelledIn(read.map(({ words }) => words)).filter((word) => !isTold(read, word)),
    },
    scripts: scripts.map(({ length, made }) => ({
      seconds: length,
      scripts: made.length,
      within: share(made.filter((one) => one.seconds <= length).length, made.length),
      mean_seconds: Number((made.reduce((sum, one) => sum + one.seconds, 0) / made.length).toFixed(1)),
      mean_voice_seconds: voice.secondsOf(made.slice(0, 20).map((one) => one.parts.map(({ text }) => text).join(' '))),
    })),
  }
}

const share = (part: number, of: number) => Number((part / of).toFixed(4))
/** Nothing left as it was written, and no letters said for what they stand for. */
const isWhole = ({ unknown, guessed }: ReturnType<typeof readAloud>) =>
  unknown.length === 0 && guessed.every(({ how }) => how === 'sounded')
const guessedIn = (read: ReturnType<typeof readAloud>[], how: string) =>
  read.flatMap(({ guessed }) => guessed.filter((one) => one.how === how).map(({ written }) => written))
const isTold = (read: ReturnType<typeof readAloud>[], word: string) =>
  read.some(({ unknown, guessed }) =>
    [...unknown, ...guessed.map(({ said }) => said)].some((one) => one.toLowerCase().includes(word.toLowerCase())),
  )

/** Digests of eight items each, as they come. */
function scriptsOf(rows: Text[], length: (typeof lengths)[number]) {
  const made = []
  for (let at = 0; at + 8 <= rows.length; at += 8) {
    const items = rows.slice(at, at + 8).map(({ title, lead }) => ({
      ...{ title, facts: [], summary: lead, source: 'Báo Mới', urgent: false, over: false },
    }))
    made.push(
      scriptOf({
        ...{ opening: 'Sau đây là bản tin của Phường An Bình, ngày 30/11/2026.', closing: 'Xin cảm ơn bà con.' },
        ...{ corrections: [], items, length, office: 'phường' },
      }),
    )
  }
  return { length, made }
}

function voiceOf() {
  const speak = (args: string[], input: string) => {
    const done = spawnSync('espeak-ng', ['-v', 'vi', ...args], { input, maxBuffer: 1 << 30 })
    if (done.error) throw new Error('espeak-ng is needed: apt-get install espeak-ng')
    return done.stdout
  }
  const said = (lines: string[]) =>
    speak(['-q', '--ipa'], lines.map((line) => `${line}.\n\n`).join(''))
      .toString()
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(plain)
  const names = new Map([...'abcdefghijklmnopqrstuvwxyzđ'].map((letter) => [letter, said([letter])[0] ?? '']))
  /** Whether a word is said as the names of its letters, all of them or the run of capitals it begins with. */
  const known = new Map<string, boolean>()
  const judge = (words: string[]) => {
    const fresh = words.filter((word) => !known.has(word))
    const together = said(fresh)
    const heard = together.length === fresh.length ? together : fresh.map((word) => said([word]).join(''))
    for (const [at, word] of fresh.entries()) {
      const letters = [...word.toLowerCase()].map((letter) => names.get(letter) ?? '?')
      known.set(
        word,
        letters.length > 1 && heard[at]?.startsWith(letters.slice(0, Math.max(2, letters.length)).join('')) === true,
      )
    }
  }
  const odd = (texts: string[]) => {
    const words = texts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    return words.filter((word) => !/\d/.test(word) && word.length > 1 && !mayBeSyllable(word.toLowerCase()))
  }
  return {
    version: spawnSync('espeak-ng', ['--version']).stdout?.toString().slice(0, 40) ?? '',
    spelledIn(texts: string[]): string[] {
      const words = [...new Set(odd(texts))]
      judge(words)
      return words.filter((word) => known.get(word))
    },
    countsOf(texts: string[]) {
      const words = odd(texts)
      judge([...new Set(words)])
      const spelled = words.filter((word) => known.get(word)).length
      const figures = texts.join(' ').match(/\p{L}*\d[\p{L}\d]*/gu)?.length ?? 0
      return { syllables: texts.reduce((sum, text) => sum + syllableCount(text), 0), spelled, figures }
    },
    /** How long the voice takes for each, of a wave of 22,050 samples of two bytes a second. */
    secondsOf: (texts: string[]) =>
      Number(
        (texts.reduce((sum, text) => sum + (speak(['--stdout'], text).length - 44) / 44_100, 0) / texts.length).toFixed(
          1,
        ),
      ),
  }
}

const plain = (ipa: string) => ipa.replace(/[ˈˌ\d\s_|]|\([a-z]+\)/gu, '').replace(/ɜ/gu, '')
