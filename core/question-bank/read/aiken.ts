import { type Found, quoted, type Reading, type Told } from './found.ts'
import { told as words } from './messages.ts'

const option = /^([A-Z])[.)]\s(.*)$/u
const answer = /^ANSWER:\s?([A-Za-z])\s*$/u

/** Questions in Aiken: the question, a line for each option, `ANSWER: B`. */
export function readAiken(text: string): Reading {
  const questions: Found[] = []
  const told: Told[] = []
  let open: (Found & { next: string }) | null = null
  const unanswered = ({ at, text }: Found) =>
    told.push({ at, level: 'fault', words: quoted(text), problem: words.lacks })
  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const [at, line] = [index + 1, raw.trim()]
    if (!line) continue
    const [, letter, words_ = ''] = option.exec(line) ?? []
    const [, key] = answer.exec(line) ?? []
    if (key && open) {
      const right = key.toUpperCase().charCodeAt(0) - 65
      if (right >= open.options.length) told.push({ at, level: 'fault', words: quoted(line), problem: words.answer })
      const { next: _, ...question } = open
      questions.push({ ...question, correct: right < question.options.length ? [right] : [] })
      open = null
    } else if (key) told.push({ at, level: 'fault', words: quoted(line), problem: words.lacks })
    else if (letter && open && letter === open.next) {
      open.options.push(words_)
      open.next = String.fromCharCode(letter.charCodeAt(0) + 1)
    } else if (open && open.options.length > 0) {
      // A line behind options, and no answer yet: the next question began.
      unanswered(open)
      open = { at, text: line, options: [], correct: [], next: 'A' }
    } else if (open) open.text += ` ${line}`
    else open = { at, text: line, options: [], correct: [], next: 'A' }
  }
  if (open) unanswered(open)
  return { questions, told }
}
