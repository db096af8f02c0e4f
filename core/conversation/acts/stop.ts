import { wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'

const messages = '(?:ban tin|bang tin|tin tuc|tin nhan|thong bao|tin|nhan tin|theo doi|dang ky|lam phien|spam)'

const stopped = '(?:bot|giam|cat|block|rut|loai|hong|ngung|ngug|ngunng|dung|dunng|huy|tat|thoi|bo|chan|khoi|dep|khong)'

// Who believes nobody stops no messages: “đừng tin lời nó”.
export const disbelief =
  /\btin (?:noi|tuong|ai|nhau|loi|duoc)\b|\b(?:dung|khong|chang|kho) (?:co |nen |the |ai )?tin(?:$| (?:phuong|xa|can bo|bot|nguoi)\b)/

export const stop: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        ${stopped}(?: [a-z]{1,8}){0,6}? ${messages}
        ${stopped}(?: (?:co|muon|can|duoc))? (?:gui|goi|nhan|nhac)(?: [a-z]{1,8}){0,3}? ?(?:nua|them|di)
        (?:ngung|thoi|dung|huy|tat|khoi) (?:gui|goi|nhan)(?: (?:dum|di|giup|cai|cho|ho|gium)){0,3}$
        (?:ngung|thoi) nhan (?:dum|di|giup|ho)|(?:ra|roi) khoi (?:danh sach|nhom nhan)
        ^(?:(?:moi|xin|nho|lam on) ){0,2}(?:ra|roi|thoat|cut|out)(?: ra)?(?: khoi)? (?:nhom|group)
        (?:tat|ngung|dung|huy|bo(?! di\b)) (?:dum|gium|giup|ho|di|no|het)(?: (?!ma |lam |nguoi)[a-z]{1,6}){0,3}$
        (?:dung|thoi|khoi|ngung)(?: co| phai| can)? (?:nhan|gui|goi|nhac|lam phien)(?: [a-z]{1,8}){0,4} (?:nua|dum|giup)
        (?:ngung|dung) (?:nhan|gui|goi|nhac)$|^(?:tat|ngung|huy)$|^block(?: (?:luon|di|het|no))*$|stop|unsub
        unsubscribe
      `,
    ],
    others: 'đúng dùng dụng dũng tính tín tất tật bộ bố bò bó bơ thời thổi thói hủi bảo báu bằng bàng chấn',
    never: new RegExp(
      `${disbelief.source}|^(?:phuong )?(?:sao|tai sao|vi sao)\\b|\\b(?:tom tat|nhan duoc|duoc nhan|chua nhan|khong thay|tai sao|vi sao|duoc khong|thue|nop|hoc phi|phat|toa an|dat|trung tuyen|ket qua|tro cap|luong|kinh doanh|ket hon|thuong tru|tam tru|can gi|can nhung|ho khau|bao hiem|(?:bat|mo|gui|nhan) lai|tieu dung|loai thong tin|o dau|bao nhieu|khi nao|hong (?:den|duong)|den hong|(?<!khong )muon nhan tin lai)\\b`,
    ),
    own: `
      nhom group cut out thoat roi cat block rut hong xoa loai ting tinh tinh bua sot chuong ten dien thoai
      may u on ao lam quay ray doc noi khac chuyen ranh thich nghe coi ngung ngug ngunng dung dunng huy tat
      thoi bo chan khoi dep stop unsub unsubscribe gui goi nhan nhac tin tuc ban bang thong bao theo doi
      dang ky lam phien spam nhieu met on hang het tu dong rieng qua ra khoi danh sach list mat dien keu on
      met nghi
    `,
    spare: 2,
  },
  // Fewer of them; “bot” without its marks is the account itself.
  {
    needs: [
      /\b(?:bot|giam|it)(?: (?:bot|di|lai|viec)){0,2} (?:gui|nhan tin|tin|thong bao|ban tin|nhac|spam|lam phien)\b|\b(?:gui|nhan tin|nhac|nhan)(?: [a-z]{1,6}){0,3} (?:it|bot|thua)(?: (?:thoi|lai|di|tin|hon)){1,2}\b/,
    ],
    never: /\b(?:sao|thay it|luong|thue|phi|tien|phat|ho so|it nhat)\b/,
    others: 'bot bột bọt bốt',
    own: 'bot giam it gui goi nhan tin thong bao ban tin nhac spam lam phien nhieu qua lai di thoi thua hon',
    spare: 1,
  },
]

export const start: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        nhan lai|bat lai|mo lai|gui lai|dang ky lai|bat|dang ky|tiep tuc|muon nhan|nhan hang ngay|hang ngay
        moi ngay|moi sang|moi tuan|theo doi lai|tro lai|nhan tin lai|subscribe
        cho (?:toi|em|co|bac|minh|ba|ong|chau|tui) nhan|duoc nhan (?=tin|ban tin)
        (?:gui|nhan|nhan duoc|mo|bat)(?: [a-z]{1,6}){0,4} (?:tro )?lai|theo doi (?=tin|ban tin|lai)
        gui tin(?: [a-z]{1,5}){0,3} (?:nua|tiep)|vao danh sach|dang ki
        ^(?:xin )?nhan (?=tin|ban tin|thong bao)|lai (?:gui|nhan) (?=tin)
      `,
      /\b(?:tin|ban tin|bang tin|thong bao|tin tuc|tin nhan|nhan lai|subscribe)\b/,
    ],
    never: wordsAnyOf`
      (?:tin|ban tin) (?:sang|chieu|toi|hom|ngay) (?:nay|qua|kia|truoc|\d)
      (?:ti|lat|chut|xiu|mai)(?: nua)?(?: [a-z]{1,5}){0,2} (?:nhan|goi) lai|ngung|(?<!lo )tat thong bao
      doc lai|(?:mo|gui) lai(?: [a-z]{1,8}){1,7} (?:nghe|xem|coi|doc)|o dau|bao nhieu|sao chua|chua nhan
      khong nhan|thue|nop|hoc phi|tam tru|thuong tru|ket hon|khai sinh|kinh doanh|luat|hop
    `,
    own: `
      ki quan tam nhan danh sach truoc nhu bat mo gui goi dang ky tiep tuc theo doi tro hang moi tin tuc ban
      bang thong bao subscribe lo huy giup nhu cu tiep tat khong
    `,
    spare: 1,
  },
  {
    needs: [
      /\b(?:sao|tai sao|vi sao|lau)\b/,
      /\b(?:khong|chua|het|chang|cha)(?: con)? (?:nhan|thay|gui|co|duoc)(?: [a-z]{1,8}){0,4} (?:ban tin|bang tin|tin nhan|tin|thong bao (?:cua (?:phuong|xa)|hang ngay))\b/,
    ],
    never:
      /\b(?:thue|nop|hoc phi|tam tru|luat|hop|tro cap|luong|phat|tuyen|ket qua|trung|giay|dat|phan anh|kien nghi|tra loi)\b/,
    own: 'nhan gui goi tin tuc ban bang thong bao hang ngay nhat duoc dao gan nay het dung ngung bua',
    spare: 1,
    others: 'tính tín bảo',
  },
]
