import { actLearned } from './learned.ts'
import { learnedExamples } from './learned-examples.ts'
import { type Learned, learn, likely } from './learner.ts'

const surely = 0.6
let learned: Learned | null = null
const model = () => (learned ??= learn(learnedExamples(actLearned)))

/** Whether words sound like those that officers close with when nothing was done. What bears a number tells of something. */
export const soundsEmpty = (action: string): boolean => {
  const [most] = likely(model(), action)
  return most?.label === 'empty' && most.share >= surely && !/\d/.test(action)
}
