import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { cryIn, type Urgent } from './cries.ts'

export type Legal = 'khieu-nai' | 'to-cao'

export const categories = {
  'moi-truong': 'Môi trường, rác thải',
  'giao-thong': 'Giao thông, đường sá',
  'dien-nuoc': 'Điện, nước, chiếu sáng',
  'trat-tu': 'An ninh, trật tự, tiếng ồn',
  'xay-dung': 'Xây dựng, đất đai',
  'thu-tuc': 'Thủ tục, thái độ phục vụ',
  'y-te': 'Y tế, an toàn thực phẩm',
  'giao-duc': 'Giáo dục, trường học',
  'an-sinh': 'Chính sách, an sinh',
  khac: 'Việc khác',
} as const
export type Category = keyof typeof categories

/** What a text calls for at first sight. A guess by words: it sets nobody's rights, a person reads after it. */
export function triage(text: string): { legal: Legal | null; urgent: Urgent | null; category: Category } {
  const said = read(text)
  return { legal: legalOf(said), urgent: cryIn(text), category: categoryOf(said) }
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

// Folded words, so that one list serves both ways of typing; the category with most of them wins, the first on a tie.
const words: [Category, RegExp][] = [
  [
    'moi-truong',
    /\b(rac|rac thai|o nhiem|mui hoi|hoi thoi|nuoc thai|khoi bui|cong ranh|ve sinh moi truong|xa thai|chay xanh|cay xanh|bui ban|muoi)\b/g,
  ],
  [
    'giao-thong',
    /\b((?<!den )duong|o ga|via he|long duong|ngap|den do|den tin hieu|ket xe|un tac|bien bao|ho ga|cau|do xe|dau xe|xe tai|dam ken)\b/g,
  ],
  [
    'dien-nuoc',
    /\b(mat dien|cup dien|mat nuoc|cup nuoc|nuoc yeu|nuoc sach|den duong|cot dien|day dien|chieu sang|bong den|ong nuoc|tien dien|tien nuoc)\b/g,
  ],
  [
    'trat-tu',
    /\b(tieng on|on ao|karaoke|loa keo|mat trat tu|trom|trom cap|ma tuy|danh bac|co bac|danh nhau|gay roi|cho tha rong|tha rong)\b/g,
  ],
  [
    'xay-dung',
    /\b(xay dung|xay nha|dat dai|so do|lan chiem|cong trinh|trai phep|giay phep xay dung|quy hoach|ranh gioi|den bu|vat lieu)\b/g,
  ],
  [
    'thu-tuc',
    /\b(thu tuc|ho so|giay to|mot cua|can bo|thai do|tiep dan|ho khau|khai sinh|can cuoc|cccd|cham tre|dich vu cong|chung thuc)\b/g,
  ],
  [
    'y-te',
    /\b(y te|benh vien|tram y te|dich benh|sot xuat huyet|tiem|vac xin|thuc pham|ngo doc|bao hiem y te|bhyt)\b/g,
  ],
  ['giao-duc', /\b(truong hoc|hoc sinh|giao vien|co giao|thay giao|hoc phi|mam non|tieu hoc|lop hoc|tuyen sinh)\b/g],
  [
    'an-sinh',
    /\b(tro cap|ho ngheo|chinh sach|luong huu|bao tro|nguoi cao tuoi|khuyet tat|bao hiem xa hoi|bhxh|ho tro|thuong binh|liet si)\b/g,
  ],
]

function categoryOf({ folded }: Said): Category {
  const counts = words.map(([category, pattern]) => ({ category, count: folded.match(pattern)?.length ?? 0 }))
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best))
  return most.count > 0 ? most.category : 'khac'
}
