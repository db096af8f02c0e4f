import type { packets } from '../../../db/schema/network.ts'
import { textMax } from '../../digests/compose.ts'
import { AppError } from '../../errors.ts'
import type { Form } from '../../forms/form.ts'
import type { Standing } from '../../forms/messages.ts'
import type { Manner } from '../../forms/spoken/number.ts'
import { type Length, type Pace, type Script, scriptOf } from '../../forms/spoken/script.ts'
import { oneLine } from '../../news/plain.ts'
import { withoutMentions } from '../../text/mentions.ts'
import { networkWords as words } from '../messages.ts'

type Packet = Pick<typeof packets.$inferSelect, 'code' | 'title' | 'month' | 'content' | 'status'>

/** The screen on which everybody reads a kit. */
export const kitPath = (code: string) => `/kits/${code}`

/**
 * What a kit says in a group's chat; `link` is of its page.
 * @throws AppError INVALID packet.kit-long
 */
export function kitText({ title, month, content }: Omit<Packet, 'status' | 'code'>, unitName: string, link: string) {
  const text = [
    words.official(withoutMentions(oneLine(unitName)), month),
    title,
    ...content.kit.flatMap(({ title: head, text: said }, at) => ['', `${at + 1}. ${head}`, said]),
    '',
    words.more(link),
  ].join('\n')
  if (text.length > textMax) throw new AppError('INVALID', 'packet.kit-long', { length: text.length, max: textMax })
  return text
}

const standingOf: Record<Packet['status'], Standing> = { draft: 'draft', given: 'approved', withdrawn: 'stopped' }

/** A kit in the form that the board, the announcer and the card are made of. */
export const kitForm = ({ code, title, month, content, status }: Packet, unitName: string): Form => ({
  ...{ code, title, day: `${month}-01`, unitName, office: 'đơn vị', standing: standingOf[status] },
  ...{ opening: '', closing: '', corrections: [] },
  items: content.kit.map(({ title, text }, at) => ({
    ...{ id: String(at), title, summary: text, facts: [], source: '' },
    ...{ publishedAt: null, urgent: false, over: false },
  })),
})

/** What an announcer reads of a kit. */
export const kitScript = (
  packet: Packet,
  unitName: string,
  options: { length: Length; pace?: Pace; manner?: Manner },
): Script =>
  scriptOf({
    opening: words.opening(unitName, packet.month),
    closing: words.closing,
    ...{ corrections: [], items: kitForm(packet, unitName).items, office: 'đơn vị' },
    ...options,
  })
