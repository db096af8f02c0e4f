import { procedureWords } from '../../core/procedures/messages.ts'
import type { publicProcedure } from '../../core/procedures/public.ts'
import { cutAt } from '../../core/text/cut.ts'
import { writtenDate } from '../../core/time.ts'
import type { Language } from '../../db/schema/procedures.ts'
import { type Block, pageSizes, paperOf } from './paper.ts'
import { qrOf } from './qr.ts'
import type { Faces } from './setter.ts'
import { sheetWords } from './strings.ts'

export type SheetSize = keyof typeof pageSizes

// What is more than this is read where the code leads: a sheet on the wall is one page.
const longestName = { a4: 160, a5: 90 }
const longestFact = { a4: 125, a5: 70 }
const codeWidth = { a4: 240, a5: 140 }

type Setting = { faces: Faces; size: SheetSize; language: Language; link: string }

/** The sheet of one procedure for the counter: its name, a code that opens it, what it costs and how long it takes. */
export function procedureSheet(
  shown: Awaited<ReturnType<typeof publicProcedure>>,
  { faces, size, language: wanted, link }: Setting,
): Promise<Uint8Array<ArrayBuffer>> {
  const language = wanted === 'en' && shown.en ? 'en' : 'vi'
  const told = language === 'en' && shown.en ? shown.en : shown.vi
  const words = sheetWords[language]
  const { labels } = procedureWords[language]
  const line = (name: 'fee' | 'time' | 'place'): Block => ({
    ...{ kind: 'fact', name: labels[name] },
    text: cutAt(told[name] || shown.vi[name], longestFact[size]),
  })
  const blocks: Block[] = [
    { kind: 'title', text: cutAt(told.name, longestName[size]) },
    { kind: 'text', text: cutAt(shown.unitName, longestFact[size]) },
    { kind: 'code', squares: qrOf(link), width: codeWidth[size] },
    { kind: 'text', text: words.scan({ forms: shown.forms.length > 0, online: isOnline(shown) }) },
    { kind: 'fact', name: words.link, text: link },
    ...[line('fee'), line('time')],
    ...(size === 'a4' ? [line('place')] : []),
    ...(told.note ? [{ kind: 'text' as const, text: cutAt(told.note, longestFact[size]) }] : []),
  ]
  const checked = words.checked(writtenDate(shown.checkedOn))
  return paperOf(blocks, { faces, title: told.name, foot: () => checked, page: pageSizes[size], language })
}

/** Whether it says how to file on the net. */
const isOnline = ({ vi, en, onlineUrl }: Awaited<ReturnType<typeof publicProcedure>>) =>
  [onlineUrl, vi.online, en?.online ?? ''].some(Boolean)
