import type { AttemptPaper } from '../../../db/schema/quizzes.ts'
import { minuteMs } from '../../time.ts'

/** A paper that was handed in, by its id; times in milliseconds. */
export type Handed = {
  id: string
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
const leastMsAQuestion = 1000
const mostRuns = 50
export const mostShown = 200

type Run = { ids: string[]; submittedAt: number; durationMs: number }

/**
 * Finds papers that people should look at, in one pass over them in the order in which they came: `alike` those of a run,
 * `speedy` those written faster than anybody reads, the fastest first. Papers that are all right are like each other anyway.
 */
export function patterns() {
  const open = new Map<string, Run[]>()
  const runs: Run[] = []
  const speedy: { id: string; pace: number }[] = []

  const close = (run: Run) => {
    if (run.ids.length >= fewestAlike && runs.length < mostRuns) runs.push(run)
  }
  const goesOn = ({ submittedAt }: Run, now: number) => now - submittedAt <= apartMs && now >= submittedAt

  return {
    take(handed: Handed) {
      const { id, answers, score, total, durationMs, submittedAt } = handed
      const answered = answers.filter((one) => one.length > 0).length
      const pace = durationMs / Math.max(1, answered)
      if (answered > 0 && pace < leastMsAQuestion) speedy.push({ id, pace })
      if (answered === 0 || score >= total) return
      const key = chosenIn(handed)
      const here = open.get(key) ?? []
      const like = here.find((run) => goesOn(run, submittedAt) && Math.abs(run.durationMs - durationMs) <= longerMs)
      if (!like) {
        open.set(key, [...here, { ids: [id], submittedAt, durationMs }])
        return
      }
      like.ids.push(id)
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
      return { alike: runs.map(({ ids }) => ids.slice(0, mostShown)), speedy: fastest.map(({ id }) => id) }
    },
  }
}

/** What was asked and chosen, in whatever order it was shown. */
const chosenIn = ({ paper, answers }: Handed): string =>
  paper
    .map(([question, options], at) => {
      const given = answers[at] ?? []
      if (typeof given === 'string') return `${question}:${given.trim().toLowerCase()}`
      const chosen = given.map((shown) => options[shown])
      // Of rows that were to be put in order all are chosen, and the order is the answer.
      return `${question}:${(chosen.length < options.length ? chosen.sort() : chosen).join()}`
    })
    .sort()
    .join(' ')
