import type { AttemptPaper } from '../../../db/schema/quizzes.ts'
import { minuteMs } from '../../time.ts'

/** A paper that was handed in, by whose it is; times in milliseconds. */
export type Handed = {
  person: string
  paper: AttemptPaper
  answers: (number[] | string)[]
  score: number
  total: number
  durationMs: number
  submittedAt: number
}

// Papers of one run: with the same answers, wrong ones among them, each handed in so soon after the one before it, and written in
// about as long.
const apartMs = minuteMs
const longerMs = 10_000
const fewestAlike = 4
// Nobody reads a question, chooses and goes on in less.
export const leastMsAQuestion = 1000
const mostRuns = 50
export const mostShown = 200

type Run = { people: string[]; submittedAt: number; durationMs: number }

/**
 * Finds papers that people should look at, in one pass over them in the order in which they came: `alike` those of a run,
 * `speedy` those written faster than anybody reads, the fastest first. Papers that are all right are like each other anyway.
 */
export function patterns() {
  const open = new Map<number, Run[]>()
  const runs: Run[] = []
  const speedy: { person: string; pace: number }[] = []

  const close = (run: Run) => {
    if (run.people.length >= fewestAlike && runs.length < mostRuns) runs.push(run)
  }
  const goesOn = ({ submittedAt }: Run, now: number) => now - submittedAt <= apartMs && now >= submittedAt

  return {
    take(handed: Handed) {
      const { person, answers, score, total, durationMs, submittedAt } = handed
      const answered = answers.filter((one) => one.length > 0).length
      const pace = durationMs / Math.max(1, answered)
      if (answered > 0 && pace < leastMsAQuestion) speedy.push({ person, pace })
      if (answered === 0 || score >= total) return
      const key = chosenIn(handed)
      const here = open.get(key) ?? []
      const like = here.find((run) => goesOn(run, submittedAt) && Math.abs(run.durationMs - durationMs) <= longerMs)
      if (!like) {
        open.set(key, [...here, { people: [person], submittedAt, durationMs }])
        return
      }
      like.people.push(person)
      Object.assign(like, { submittedAt, durationMs })
    },
    /** Lets go of what no later paper can belong to; between two pages. */
    tidy(now: number) {
      for (const [key, here] of open) {
        const left = here.filter((run) => goesOn(run, now))
        for (const run of here) if (!left.includes(run)) close(run)
        if (left.length > 0) open.set(key, left)
        else open.delete(key)
      }
      if (speedy.length > 5 * mostShown) speedy.sort((a, b) => a.pace - b.pace).splice(mostShown)
    },
    found() {
      for (const here of open.values()) for (const run of here) close(run)
      open.clear()
      const fastest = speedy.sort((a, b) => a.pace - b.pace).slice(0, mostShown)
      return {
        alike: runs.map(({ people }) => people.slice(0, mostShown)),
        speedy: fastest.map(({ person }) => person),
      }
    },
  }
}

/** What was asked and chosen, in whatever order it was shown, as one number: a sum, so that nothing has to be put in order. */
function chosenIn({ paper, answers }: Handed): number {
  let [high, low] = [0, 0]
  paper.forEach(([question, options], at) => {
    const given = answers[at] ?? []
    const chosen = typeof given === 'string' ? textOf(given) : optionsOf(given, options)
    high = (high + mixed(question + 1, chosen)) | 0
    low = (low + mixed(chosen + 7, question)) | 0
  })
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

/** Of rows that were to be put in order all are chosen, and the order is the answer; else which ones is. */
const optionsOf = (given: number[], options: number[]): number =>
  given.length < options.length
    ? given.reduce((sum, shown) => sum + 2 ** ((options[shown] ?? 0) % 30), 0)
    : given.reduce((sum, shown) => mixed(sum, options[shown] ?? 0), 1)

const textOf = (text: string): number =>
  Array.from(text.trim().toLowerCase()).reduce((sum, sign) => mixed(sum, sign.codePointAt(0) ?? 0), 2)

function mixed(one: number, other: number): number {
  let hash = Math.imul(one ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(other + 0x165667b1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
