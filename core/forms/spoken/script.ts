import { sentencesOf } from '../../text/sentences.ts'
import { spokenWords as words } from '../messages.ts'
import { type Guess, ownReadingsIn } from './foreign.ts'
import type { Manner } from './number.ts'
import { readAloud, syllableCount } from './read-aloud.ts'

/** How long a script may take, in seconds. */
export const lengths = [60, 90, 120] as const
export type Length = (typeof lengths)[number]
/**
 * Syllables a second. Read aloud in a room, Vietnamese runs at 5.22 (Pellegrino, Coupé and Marsico, Language 87, 2011); over a
 * loudspeaker in the open it must be slower, and how much is the announcer's to choose.
 */
export const paces = [3, 3.5, 4] as const
export type Pace = (typeof paces)[number]

/** An item as it is told: `facts` say when, where and whom to ask. */
export type Said = {
  title: string
  facts: readonly string[]
  summary: string
  source: string
  urgent: boolean
  over: boolean
}

export type Part = { kind: 'opening' | 'correction' | 'item' | 'closing'; text: string }
/** `left`: items that are not read, and why. `cut`: items of which so many sentences are not read. */
export type Script = {
  parts: Part[]
  syllables: number
  seconds: number
  left: { title: string; why: 'room' | 'over' }[]
  cut: { title: string; sentences: number }[]
  unknown: string[]
  guessed: Guess[]
}

type Given = {
  opening: string
  corrections: readonly string[]
  items: readonly Said[]
  closing: string
  length: Length
  pace?: Pace
  manner?: Manner
  office: string
}

/**
 * What an announcer reads of a digest in the time given: first of every item that finds room its title and facts, then as many
 * whole sentences as time is left for, in the order of the digest. An urgent item is read twice. Corrections are always read.
 * A reading that the office writes behind a name once, “Watson (Oát-xơn)”, holds in all of it.
 */
export function scriptOf(given: Given): Script {
  const { items, length, pace = 3.5 } = given
  const unknown = new Set<string>()
  const guessed = new Map<string, Guess>()
  const texts = [given.opening, ...items.flatMap(({ title, summary }) => [title, summary]), ...given.corrections]
  const own = ownReadingsIn(texts.join('\n'))
  const say = (text: string) => {
    const said = readAloud(text, { ...given, own })
    for (const one of said.unknown) unknown.add(one)
    for (const one of said.guessed) guessed.set(one.written, one)
    return ended(said.words)
  }
  const opening = [say(given.opening)]
  const corrections = given.corrections.length > 0 ? [say(words.correction), ...given.corrections.map(say)] : []
  const closing = [say(given.closing)]
  let room = length * pace - countOf([...opening, ...corrections, ...closing])

  const told = items.filter(({ over }) => !over).map((item, at) => draftOf(item, at, say))
  for (const [at, item] of told.entries()) {
    const cost = costOf(item)
    item.isIn = at === 0 || cost <= room
    if (item.isIn) room -= cost
  }
  for (const item of told.filter(({ isIn }) => isIn)) {
    for (const sentence of item.sentences) {
      const cost = countOf([sentence]) * (item.urgent ? 2 : 1)
      if (cost > room) break
      item.read += 1
      room -= cost
    }
  }
  const read = told.filter(({ isIn }) => isIn)
  const parts: Part[] = [
    { kind: 'opening', text: opening.join(' ') },
    ...(corrections.length > 0 ? [{ kind: 'correction', text: corrections.join(' ') } as const] : []),
    ...read.map((item) => ({ kind: 'item', text: textOf(item) }) as const),
    { kind: 'closing', text: closing.join(' ') },
  ]
  const syllables = countOf(parts.map(({ text }) => text))
  return {
    parts,
    syllables,
    seconds: Math.ceil(syllables / pace),
    left: [
      ...told.filter(({ isIn }) => !isIn).map(({ title }) => ({ title, why: 'room' as const })),
      ...items.filter(({ over }) => over).map(({ title }) => ({ title, why: 'over' as const })),
    ],
    cut: read
      .filter(({ sentences, read }) => read < sentences.length)
      .map(({ title, sentences, read }) => ({ title, sentences: sentences.length - read })),
    unknown: [...unknown],
    guessed: [...guessed.values()],
  }
}

type Drafted = {
  title: string
  urgent: boolean
  lead: string
  head: string[]
  sentences: string[]
  isIn: boolean
  read: number
}

function draftOf({ title, facts, summary, source, urgent }: Said, at: number, say: (text: string) => string): Drafted {
  const place = words.places[at] ?? words.places.at(-1) ?? ''
  return {
    title,
    urgent,
    lead: urgent ? `${place} ${words.urgent}` : place,
    head: [title, ...facts, ...(source ? [words.source(source)] : [])].map(say),
    sentences: sentencesOf(summary).map(({ start, end }) => say(summary.slice(start, end))),
    isIn: false,
    read: 0,
  }
}

const bodyOf = ({ head, sentences, read }: Drafted) => [...head, ...sentences.slice(0, read)].join(' ')
const textOf = (item: Drafted) =>
  item.urgent ? `${item.lead} ${bodyOf(item)} ${words.again} ${bodyOf(item)}` : `${item.lead} ${bodyOf(item)}`
const costOf = (item: Drafted) => countOf([textOf(item)])
const countOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + syllableCount(text), 0)

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence.replace(/[,;:]$/, '')}.`)
