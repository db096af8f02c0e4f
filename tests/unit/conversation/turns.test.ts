import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { intentOf } from '../../../core/inbox/intent.ts'

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
