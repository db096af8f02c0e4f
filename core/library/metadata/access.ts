import type { Access } from '../../../db/schema/library.ts'
import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import type { Reading } from './head/marks.ts'

// Letters alone are compared, so that "L Ư U  H À N H" and another form of the marks count; with their accents where without
// them it would be another word ("báo cáo Viện…").
const narrower: [says: RegExp, access: Access][] = [
  [/^(?:tàiliệu)?(?:dànhcho|dùngcho|phụcvụ)?(?:độingũ)?(?:báocáoviên|tuyêntruyềnviên)/u, 'communicator'],
  [
    /^(?:tailieu|vanban)?(?:chi)?(?:(?:luuhanh|sudung|dung)?(?:trong)?noibo(?:coquan|donvi)?|(?:khong|cam)(?:duoc)?(?:phobien|phattan))(?:(?:khong|cam)(?:duoc)?(?:phobien|saochup|saochep|phattan)(?:rongrai|rangoai)?)*$/u,
    'communicator',
  ],
  [/^(?:tailieu)?(?:chi)?(?:luuhanh|dung|phobien)trong(?:noibo)?dang(?:vien)?$/u, 'member'],
]

/** Whom a line of the text says that it is for; a document that says nothing is for whom the office chooses. */
export function accessIn(lines: string[]): Reading | null {
  for (const line of lines) {
    if (line.length > 120) continue
    const letters = composed(line)
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '')
    const found = letters.length < 60 && narrower.find(([says]) => says.test(letters) || says.test(fold(letters)))
    if (found) return { value: found[1], evidence: line }
  }
  return null
}
