import { sealDue } from '../../core/quizzes/seal.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import type { TestApp } from './app.ts'
import { endRound, openRound, plainQuestions, take } from './quiz.ts'

/** A round that these people took, each with so many answers right, in this order; over and sealed unless `open`. */
export async function contestOf<Name extends string>(
  app: TestApp,
  taken: Record<Name, number>,
  { rules = {}, open = false }: { rules?: Partial<RoundRules>; open?: boolean } = {},
) {
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(
    app,
    ward.id,
    { questionCount: 5, ...rules },
    { questions: plainQuestions(5), openFor: hourMs },
  )
  const people = {} as Record<Name, Awaited<ReturnType<TestApp['person']>>>
  for (const [name, right] of Object.entries(taken) as [Name, number][]) {
    people[name] = await app.person(name)
    await take(app, round.id, people[name].token, { right })
  }
  if (!open) await sealed(app, round)
  return { ward, round, people }
}

export async function sealed(app: TestApp, round: Parameters<typeof endRound>[1]): Promise<void> {
  endRound(app, round)
  app.clock.at += 2 * minuteMs
  await sealDue(app.system)
}
