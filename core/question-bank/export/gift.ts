import type { BankContent } from '../../../db/schema/question-bank.ts'
import { difficultyTag } from '../read/labels.ts'
import { withSource } from '../read/source-apart.ts'
import { isTruth, shareOf } from './shapes.ts'

const escaped = (text: string) => text.replace(/[~=#{}:\\]/gu, '\\$&').replaceAll('\n', '\\n')
// A worth before the words, so that none is read out of "%50% …".
const guarded = (text: string, worth: number) => (text.startsWith('%') ? `%${worth}%${escaped(text)}` : escaped(text))

/** Questions as GIFT, which takes no pictures along and says so. What explains stands with its clause behind `####`; tags in a comment, as Moodle writes them. */
export const giftOf = (questions: readonly BankContent[]): string =>
  questions
    .map(
      (question, at) => `${tagLine(question)}::Câu ${at + 1}::[plain]${escaped(question.text)} {${bodyOf(question)}}\n`,
    )
    .join('\n')

function tagLine({ tags, difficulty, picture }: BankContent): string {
  const all = [...tags, ...(difficulty ? [difficultyTag(difficulty)] : [])]
  const left = picture
    ? `// Hình của câu này để lại, GIFT không mang được hình: ${picture.alt.replaceAll('\n', ' ')}\n`
    : ''
  if (all.length === 0) return left
  return `${left}// ${all.map((tag) => `[tag:${tag.replaceAll('\\', '\\\\').replaceAll(']', ')')}]`).join(' ')}\n`
}

function bodyOf(question: BankContent): string {
  const { options, correct, explanation, source, kind } = question
  const more = withSource(explanation, source)
  const general = more ? `\n\t####${escaped(more)}\n` : ''
  if (kind === 'order')
    return `>${options.length} ALL VERTICAL ABSOLUTE_POSITION SHOW none${options.map((option) => `\n\t${escaped(option)}`).join('')}${general || '\n'}`
  if (kind === 'short') return `${options.map((form) => `\n\t=${guarded(form, 100)}`).join('')}${general || '\n'}`
  if (isTruth(question)) return `${correct[0] === 0 ? 'TRUE' : 'FALSE'}${general}`
  const lines = options.map((option, at) => {
    const right = correct.includes(at)
    if (correct.length > 1) return `\n\t~%${right ? shareOf(correct.length) : -100}%${escaped(option)}`
    return `\n\t${right ? '=' : '~'}${guarded(option, right ? 100 : 0)}`
  })
  return `${lines.join('')}${general || '\n'}`
}
