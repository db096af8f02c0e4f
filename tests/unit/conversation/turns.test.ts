import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { intentOf } from '../../../core/inbox/intent.ts'
import { fold } from '../../../core/text/fold.ts'

/** Lines as `act|what somebody wrote`. */
const turnsOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [act = '', ...text] = line.split('|')
      return { act, text: text.join('|') }
    })

function heard(text: string): string {
  const intent = intentOf(text)
  return intent.kind === 'act' ? intent.act.kind : intent.kind
}

const own = turnsOf('turns.txt')

test.each(own)('$act: $text', ({ act, text }) => {
  expect(heard(text)).toBe(act)
})

// Written by people who had not seen the rules: before those were widened by them, 45 and then 70 in 100 were heard right.
const others = turnsOf('others.txt')

test.each(others)('by others, $act: $text', ({ act, text }) => {
  expect(heard(text)).toBe(act)
})

// A hundred that no rule was made for: 70 were heard right when they were written, 95 once the rules had been widened by others.
// They measure; nothing is mended by them.
const kept = turnsOf('kept.txt')

test('of turns that no rule was made for nearly all are heard, no small talk as a question, no question as feedback', () => {
  const missed = kept.filter(({ act, text }) => heard(text) !== act)
  expect(missed.filter(({ act, text }) => act === 'small_talk' && heard(text) === 'ask')).toEqual([])
  expect(missed.filter(({ act, text }) => act !== 'addition' && heard(text) === 'feedback')).toEqual([])
  expect(1 - missed.length / kept.length).toBeGreaterThanOrEqual(0.95)
})

// Two to six words that name what somebody came for, and that chat could be made of word by word.
const short = readFileSync(new URL('short.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

test('a matter that is said in a few words is no small talk, however it is typed', () => {
  // Without marks “cờ bạc” is “có bác”.
  const typed = short.flatMap((text) => [text, `${text} ạ`, ...(text === 'cờ bạc' ? [] : [fold(text)])])
  expect(typed.filter((text) => ['small_talk', 'help'].includes(heard(text)))).toEqual([])
})
