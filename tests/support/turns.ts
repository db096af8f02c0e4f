import { readFileSync } from 'node:fs'
import { dayAlone } from '../../core/conversation/act.ts'
import { dayIn } from '../../core/conversation/spoken-day.ts'
import { intentOf } from '../../core/inbox/intent.ts'

/** Golden turns of a file in `tests/unit/conversation`: lines as `act|what somebody wrote`. */
export const turnsOf = (file: string) =>
  readFileSync(new URL(`../unit/conversation/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [act = '', ...text] = line.split('|')
      return { act, text: text.join('|') }
    })

const noon = Date.UTC(2026, 10, 22, 5)

/** How a text is heard: the kind of act where it is one. A day alone goes on from what was told, and where nothing was, asks for a digest. */
export function heard(text: string): string {
  const intent = intentOf(text)
  if (intent.kind === 'ask' && dayIn(dayAlone(text) ?? '', noon)) return 'digest'
  return intent.kind === 'act' ? intent.act.kind : intent.kind
}
