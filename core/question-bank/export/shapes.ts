import type { BankContent } from '../../../db/schema/question-bank.ts'

/** Whether a question asks for true or false, in the order in which every form has them. */
export const isTruth = ({ options, correct }: Pick<BankContent, 'options' | 'correct'>) =>
  options.length === 2 && options[0] === 'Đúng' && options[1] === 'Sai' && correct.length === 1

/** What each of so many right options is worth of a hundred, with the five places that Moodle knows. */
export const shareOf = (right: number) => Number((100 / right).toFixed(5))
