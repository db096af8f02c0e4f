import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { cryIn, type Urgent } from './cries.ts'
import type { Category } from './suggest/categories.ts'
import { kindIn } from './suggest/kind.ts'

export type Legal = 'khieu-nai' | 'to-cao'

/**
 * What a text calls for at first sight. A guess by words: it sets nobody's rights, a person reads after it. Of which kind it is stands
 * only where that is sure.
 */
export function triage(text: string): { legal: Legal | null; urgent: Urgent | null; category: Category } {
  const guess = kindIn(text)
  return { legal: legalOf(read(text)), urgent: cryIn(text), category: guess?.sure ? guess.kind : 'khac' }
}

/** `marked` is empty for a text typed without accents: there, only patterns that need none are trusted. */
type Said = { marked: string; folded: string }

function read(text: string): Said {
  const marked = composed(text).toLowerCase().replace(/\s+/g, ' ')
  const folded = fold(marked)
  return { marked: marked === folded ? '' : marked, folded }
}

type Pattern = { marked: RegExp; bare: RegExp }

const matches = ({ marked, folded }: Said, pattern: Pattern) =>
  marked ? pattern.marked.test(marked) : pattern.bare.test(folded)

// "Tôi không khiếu nại, chỉ góp ý" complains of nothing; "to cao" without accents may be a tall building.
const legal: [Legal, Pattern][] = [
  [
    'to-cao',
    {
      marked: /(?<!không |không phải |chứ không phải là )(tố cáo|tố giác)/,
      bare: /(?<!khong )\b(don|toi|xin|muon|gui|lam don|viet don) (xin )?to cao\b|\bto cao (ong|ba|anh|chi|can bo|chu tich|bi thu|hanh vi|viec|lanh dao|cong an|to truong)\b|\bto giac\b/,
    },
  ],
  [
    'khieu-nai',
    {
      marked: /(?<!không |không phải |chứ không phải là )(khiếu nại|khiếu kiện)/,
      bare: /(?<!khong )\b(khieu nai|khieu kien)\b/,
    },
  ],
]

const legalOf = (said: Said) => legal.find(([, pattern]) => matches(said, pattern))?.[0] ?? null
