import type { Paper } from '../api-types.ts'

/** What the server keeps of a paper; in `sequence` its phone counts the changes. */
export type Held = NonNullable<Paper['held']>
type Content = Pick<Held, 'answers' | 'guess'>
/** What answers one question: indexes as shown, or words. */
export type Given = Held['answers'][number]

/**
 * A paper being worked on. `skewMs` is how far the server's clock is ahead of this phone's; `handedIn` once its person has
 * said that it is done, whether or not the server has heard it; `known` is what the server last said that it holds.
 */
export type Desk = {
  paper: Paper
  requireAll: boolean
  answers: Given[]
  guess: string
  skewMs: number
  sequence: number
  known: Content
  handedIn?: boolean
}

/** True when nothing is left for its person to do: it only has to reach the server. */
export const isDone = ({ handedIn, paper, skewMs }: Desk) =>
  handedIn === true || paper.deadlineAt <= Date.now() + skewMs

/** A whole number as people write it: 250, 1.250, 1 250; null when it is none. */
export function guessOf(text: string): number | null {
  const written = text.trim()
  const isNumber = /^\d{1,8}$/.test(written) || /^\d{1,3}([ .,]\d{3}){1,2}$/.test(written)
  return isNumber ? Number(written.replace(/\D/g, '')) : null
}

export const contentOf = ({ answers, guess }: Desk): Content => ({ answers, guess: guessOf(guess) })

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** How many answers, the guess among them, the server does not know of. */
export const unsentIn = (desk: Desk): number =>
  desk.answers.filter((chosen, at) => !isSame(chosen, desk.known.answers[at])).length +
  (guessOf(desk.guess) === desk.known.guess ? 0 : 1)

/** A desk with other answers or another guess, counted as a change if it is one. */
export function written(desk: Desk, change: Partial<Pick<Desk, 'answers' | 'guess'>>): Desk {
  const next = { ...desk, ...change }
  return isSame(contentOf(next), contentOf(desk)) ? next : { ...next, sequence: desk.sequence + 1 }
}

/**
 * A desk together with what the server holds, which may be another phone's: what was changed here since the server was last
 * heard stays, all else is what the server holds.
 */
export function joined(desk: Desk, held: Held | null): Desk {
  const theirs = { answers: desk.paper.questions.map((_, at) => held?.answers[at] ?? []), guess: held?.guess ?? null }
  // What it once held and has lost is sent again.
  if (!held) return { ...desk, known: theirs }
  const { known } = desk
  const changedHere = guessOf(desk.guess) !== known.guess
  const next = {
    ...desk,
    answers: desk.answers.map((chosen, at) =>
      isSame(chosen, known.answers[at]) ? (theirs.answers[at] ?? []) : chosen,
    ),
    guess: changedHere || theirs.guess === known.guess ? desk.guess : String(theirs.guess ?? ''),
    known: theirs,
  }
  const least = held.sequence + (isSame(contentOf(next), theirs) ? 0 : 1)
  return { ...next, sequence: Math.max(desk.sequence, least) }
}

/** A desk whose clock and end are as the server just told; the same one if that is nothing new. */
export function timed(desk: Desk, { now, deadlineAt }: { now: number; deadlineAt: number }): Desk {
  const skewMs = now - Date.now()
  const isNew = Math.abs(skewMs - desk.skewMs) > 1000 || deadlineAt !== desk.paper.deadlineAt
  return isNew ? { ...desk, skewMs, paper: { ...desk.paper, deadlineAt } } : desk
}

/** A fresh paper on the desk, or the one that lay there with what was answered when it is the same attempt. */
export function deskOf(paper: Paper, requireAll: boolean, before: Desk | null): Desk {
  const skewMs = paper.now - Date.now()
  if (before?.paper.attemptId === paper.attemptId) return joined({ ...before, paper, skewMs }, paper.held)
  const answers = paper.questions.map((): Given => [])
  const empty = { answers, guess: '', sequence: 0, known: { answers, guess: null } }
  // Begun on another phone, or in a browser that has forgotten: the server holds what was answered.
  return joined({ paper, requireAll, skewMs, ...empty }, paper.held)
}
