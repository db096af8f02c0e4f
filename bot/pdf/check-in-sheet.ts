import type { paperCode } from '../../core/gatherings/paper-code.ts'
import { cutAt } from '../../core/text/cut.ts'
import { written } from '../../core/time.ts'
import { pageSizes, paperOf } from './paper.ts'
import { qrOf } from './qr.ts'
import type { Faces } from './setter.ts'
import { checkInWords as words } from './strings.ts'

// One page hangs at the door; what is longer is read on the phone.
const longestTitle = 160
const codeWidth = 300

/** The sheet at a hall's door: what is held there, and the code by which phones check in. */
export function checkInSheet(
  { title, unitName, place, startsAt, link, printing, roomNumber }: Awaited<ReturnType<typeof paperCode>>,
  { faces }: { faces: Faces },
): Promise<Uint8Array<ArrayBuffer>> {
  const said = cutAt(title, longestTitle)
  return paperOf(
    [
      { kind: 'title', text: words.title },
      { kind: 'heading', text: said },
      { kind: 'text', text: [unitName, written(startsAt), place].filter(Boolean).join(' · ') },
      { kind: 'code', squares: qrOf(link), width: codeWidth },
      { kind: 'text', text: words.scan },
      { kind: 'text', text: words.away },
      ...(roomNumber === null ? [] : [{ kind: 'text' as const, text: words.room }]),
      { kind: 'text', text: words.without },
    ],
    { faces, title: said, foot: () => words.printing(printing + 1), page: pageSizes.a4 },
  )
}
