import { readFileSync } from 'node:fs'
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

/** How a text is heard: the kind of act where it is one. */
export function heard(text: string): string {
  const intent = intentOf(text)
  return intent.kind === 'act' ? intent.act.kind : intent.kind
}
