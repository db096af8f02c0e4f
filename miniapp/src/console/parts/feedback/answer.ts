import { writtenDay } from '../../clock.ts'
import { feedback } from './strings.ts'

export type Typed = {
  how: 'action' | 'document'
  text: string
  action: string
  actionBy: string
  actionOn: string
  document: string
  closes: boolean
}

export const blank: Typed = {
  how: 'action',
  text: '',
  action: '',
  actionBy: '',
  actionOn: '',
  document: '',
  closes: false,
}

/** An answer says what is done, by whom and on which day, or names the document that settles it: nothing vaguer can be sent. */
export const missingIn = (typed: Typed) =>
  (['text', ...(typed.how === 'action' ? actionParts : documentParts)] as const).filter((part) => !typed[part].trim())

const actionParts = ['action', 'actionBy', 'actionOn'] as const
const documentParts = ['document'] as const

/** What is sent: the half that was not chosen is left out. */
export const bodyOf = ({ how, text, action, actionBy, actionOn, document, closes }: Typed) => ({
  text: text.trim(),
  ...(how === 'action'
    ? { action: action.trim(), actionBy: actionBy.trim(), actionOn }
    : { document: document.trim() }),
  ...(closes && { closes }),
})

/** Whether a field of a template is still to be filled in. */
export const isUnfilled = ({ text, action }: Pick<Typed, 'text' | 'action'>) =>
  /\{[^{}\n]{1,60}\}/.test(`${text} ${action}`)

/** The answer as the person will read it, word for word. */
export function previewOf(trackCode: string, typed: Typed): string {
  const { line } = feedback
  const lines = [line.head(trackCode), typed.text.trim()]
  if (typed.how === 'action') {
    if (typed.action.trim()) lines.push('', line.action(typed.action.trim()))
    if (typed.actionBy.trim()) lines.push(line.by(typed.actionBy.trim()))
    if (typed.actionOn) lines.push(line.on(writtenDay(typed.actionOn)))
  } else if (typed.document.trim()) lines.push('', line.document(typed.document.trim()))
  // What looks like a mention is broken up in chats.
  return lines.join('\n').replaceAll('[@', '[ @')
}
