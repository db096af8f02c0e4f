import { wordsAnyOf } from '../../text/any-of.ts'

export const exams =
  /\b(?:dai hoc|thpt|lop \d+|cong chuc|vien chuc|tuyen sinh|tot nghiep|bang lai|lai xe|hoc ky|thi dua|nghe|chung chi|tuyen dung)\b/

export const laws = wordsAnyOf`
  (?<!hieu )(?<!phap )luat|nghi dinh|thong tu|quy dinh|dieu \d|khoan \d|thu tuc|muc phat|xu phat|bi phat
  tham quyen|ho so gom|le phi|hieu luc|(?<!ai lam )(?<!co lam )giay to
`

// Places with hours of their own, which the office's are not.
export const elsewhere = wordsAnyOf`
  be boi|ho boi|boi loi|san bong|san van dong|cong vien|sieu thi|hoi cho|phong gym|nha hang|khu vui choi
  bao tang|nha tho|lop hoc|mam non|benh vien|nha thuoc|hieu thuoc|ngan hang|cay xang|ben xe
`

/** Places that no directory of an office holds: a charging point, a bus stop, a car park. */
export const ofNoOffice =
  /\btram (?!y te|xa\b|cap cuu|truong|o\b|gi\b|nao\b)|\bxe (?:dien|buyt|dap|cong cong)\b|\b(?:bai|cho) (?:do|giu|gui|dau) xe\b/
