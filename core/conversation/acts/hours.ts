import { either, wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'
import { elsewhere, laws } from './matters.ts'

const offices = wordsAnyOf`
  uy ban|ubnd|phuong|xa|mot cua|co quan|van phong|tru so|tiep (?:cong )?dan|can bo|hanh chinh|nha van hoa
  noi lam giay to|bo phan|chu tich|mo cua|dong cua|gio lam viec|lich lam viec|thoi gian lam viec|nhan ho so
  lich nghi|lam viec (?:khong|chua|lai)
  (?:trua|chieu|sang|toi|mai|nay|hom|thu \w{1,3}|nhat) (?:con )?co ai truc
  (?:quoc khanh|gio to|noel|giang sinh|quoc te lao dong|hung vuong|thong nhat|duong lich|am lich|30\/4|1\/5|2\/9) (?:co |thi |phuong )?(?:co )?(?:lam|mo|nhan|tiep)
  di lam chua|lam (?:den|toi) may|co lam khong|con kip|cac (?:co|chu|anh|chi)|lam giay to|tram (?:y te|xa)
  thu vien|cho|buu dien|phong kham|truong
`

export const hours: Rule[] = [
  {
    needs: [
      /\b(?:lam viec|mo cua|dong cua|tiep (?:cong )?dan|nhan ho so|nghi|truc|kip|mo|lam|tiep nhan|hanh chinh|co ai|con ai|lam giay to)\b/,
      wordsAnyOf`
        gio|h|khong|hong|hem|hok|chua|lich|thoi gian|ngay nao|khi nao|hom nao|may ngay|may hom|thu may
        bao gio|bao lau|luc may|den may|tu may|may bua|may h|con kip|toi may|mung may
      `,
      offices,
    ],
    never: either(
      laws,
      elsewhere,
      wordsAnyOf`
        lao dong|cong nhan|nhan vien|nguoi lam|lam them|tang ca|luong|thai san|phep|viec rieng|hoc sinh|huu
        thoi viec|tro cap|duoc huong|cong ty|doanh nghiep|xay dung|can cuoc|ho chieu|so do|bang lai
        quay phim|ghi hinh|phao hoa|di lam (?:xa|thue|an)|(?:tam|thuong) (?:vang|tru)|karaoke|ket hon
        khai sinh|khi co|lam viec gi|lam giay (?!to)|uy quyen|phat
        ^(?:phuong |xa |uy ban )?(?:oi )?co ai truc|nghi quyet|nghi dinh|mo lai|thong bao|ban tin
        kip (?:xem|doc)|(?<!co )ai truc(?! nhan)|cho (?:hoa|tet|dem|phien|xuan|noi|cay)
      `,
    ),
    others: 'nghị nghĩ nghi mồ mộ mỡ giỏ',
    own: `
      quoc khanh gio to hung vuong noel giang sinh quoc te dong thong nhat am nghi bu thay ca y te thu vien
      buu dien cho kham quay ban le uy ban ubnd mot cua quan van phong tru so tiep cong bo phan hanh chinh
      chu tich viec mo dong cua nghi le tet truc lich thoi gian khung giac nhan ho buoi trua toi kip so cuoi
      hoa trung tam phuc vu chieu tra ket qua giay to duong lich am bat dau
    `,
    spare: 1,
  },
]
