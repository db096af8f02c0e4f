import type { BankContent } from '../../db/schema/question-bank.ts'
import { breathe } from '../breathe.ts'
import { leansOnOrder } from '../quizzes/paper.ts'
import { type Brought, broughtPicture } from './brought-picture.ts'
import { contentProblems, tidied, twinOf } from './content.ts'
import { isTruth } from './export/shapes.ts'
import { bankLimits } from './limits.ts'
import { type Found, quoted, type Reading, type Told } from './read/found.ts'
import { told as words } from './read/messages.ts'

const ownLetter = /^\(?([A-Ha-h])\s?[.):]\s*(?=\S)/u
const ownNumber = /^Câu(?: hỏi)? ?\d{1,4} ?[.:)]\s*(?=\S)/iu
const neighbour = /(?<![\p{L}\p{N}])(Câu(?: hỏi)? \d{1,4} ?[.:)])(?=\s?\p{L})/iu
const nextLetter = /(?<=[\s;.])([B-H])[.)]\s/gu
const markup = /<\/?[a-z][^<>]{0,300}>/iu

const letterAt = (at: number) => String.fromCharCode(65 + at)

/** Options without the letters that were typed before them, where each has its own. */
function withoutLetters(options: string[]): string[] | null {
  const off = options.map((option, at) =>
    ownLetter.exec(option)?.[1]?.toUpperCase() === letterAt(at) ? option.replace(ownLetter, '') : null,
  )
  return off.length > 1 && off.every((option) => option !== null) ? off : null
}

/** What stands in a question that is another's: the number of the next one, or the letter of the next option. */
function meltedIn({ text, options }: BankContent): string[] {
  const [number] = [text, ...options].flatMap((one) => neighbour.exec(one)?.[1] ?? [])
  const glued = options.flatMap((option, at) =>
    Array.from(option.matchAll(nextLetter), ([, letter = '']) => letter).filter(
      (letter) => letter === letterAt(at + 1),
    ),
  )
  return [...(number ? [words.swallowed(number)] : []), ...glued.slice(0, 1).map(words.glued)]
}

const isChoice = ({ kind = 'choice' }: Pick<BankContent, 'kind'>) => kind === 'choice'

type Place = (at: number) => string
/** How large pictures are, by id. */
export type Sizes = ReadonlyMap<string, { width: number; height: number }>
/** `twins`: of each that is ready, what tells it again; `pictures`: those that come with them. */
export type Checked = { ready: BankContent[]; twins: string[]; told: Told[]; pictures: Brought[] }

// While so many are looked at, whoever else is served waits.
const together = 250

/**
 * Every question that was read, held against what a bank takes: what is wrong is told with its place, and what is worth knowing.
 * `kept`: the questions there are, by `twinOf`; `there`: the pictures that they name.
 */
export async function checked(
  { questions, told }: Reading,
  { kept, there, place }: { kept: ReadonlySet<string>; there: Sizes; place: Place },
): Promise<Checked> {
  const all: Told[] = [...told]
  const [ready, twins, pictures]: [BankContent[], string[], Brought[]] = [[], [], []]
  const placeOf = new Map<string, number>()
  if (questions.length > bankLimits.imported) {
    const at = questions[bankLimits.imported]?.at ?? 1
    return {
      ...{ ready, twins, pictures },
      told: [{ at, level: 'fault', words: '', problem: words.many(bankLimits.imported.toLocaleString('vi-VN')) }],
    }
  }
  const unread = told.flatMap(({ level, at }) => (level === 'fault' ? [at] : []))
  for (const [index, found] of questions.entries()) {
    if (index % together === together - 1) await breathe()
    // Of a question whose answer was not read no more is said than that.
    const next = questions[index + 1]?.at ?? Number.POSITIVE_INFINITY
    if (found.correct.length === 0 && unread.some((at) => at >= found.at && at < next)) continue
    const came = found.file?.alt.trim() ? broughtPicture(found.file) : null
    const named = found.pictured && there.get(found.pictured.id)
    const content = contentOf({
      ...found,
      ...(found.pictured && named && { picture: { ...found.pictured, ...named } }),
      ...(came && typeof came !== 'string' && { picture: came.picture }),
    })
    const say = (level: Told['level'], problem: string) =>
      all.push({ at: found.at, level, words: quoted(content.text), problem })
    if (found.file && !came) {
      say('left', words.altless)
      continue
    }
    if (isChoice(found) && withoutLetters(found.options)) say('note', words.lettersOff)
    const problems = [
      ...(typeof came === 'string' ? [came] : []),
      ...(found.pictured && !named ? [words.pictureGone(found.pictured.id)] : []),
      ...(isChoice(content) ? meltedIn(content) : []),
      ...contentProblems(content).map(({ problem }) => problem),
    ]
    for (const problem of new Set(problems)) say('fault', problem)
    if (problems.length > 0) continue
    const twin = twinOf(content)
    const before = placeOf.get(twin)
    if (before !== undefined) say('fault', words.twin(place(before)))
    else if (kept.has(twin)) say('left', words.kept)
    else {
      ready.push(content)
      twins.push(twin)
      if (came && typeof came !== 'string') {
        pictures.push(came.brought)
        say('note', words.pictureIn)
      }
      if (isChoice(content) && leansOnOrder(content.options) && !isTruth(content)) say('note', words.pointing)
      if ([content.text, content.explanation, ...content.options].some((one) => markup.test(one)))
        say('note', words.markup)
    }
    placeOf.set(twin, before ?? found.at)
  }
  if (questions.length === 0 && all.length === 0) all.push({ at: 1, level: 'fault', words: '', problem: words.empty })
  return { ready, twins, pictures, told: all.sort((a, b) => a.at - b.at) }
}

const contentOf = ({ file: _, pictured: _named, ...found }: Found & Pick<BankContent, 'picture'>): BankContent =>
  tidied({
    ...found,
    text: found.text.replace(ownNumber, ''),
    options: (isChoice(found) && withoutLetters(found.options)) || found.options,
  })
