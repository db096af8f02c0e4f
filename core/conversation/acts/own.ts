import { either, wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'
import { exams, laws } from './matters.ts'

const mine =
  '(?:(?<!dong )(?<!mo )cua (?:anh|chi|toi|tui|em|e|minh|chau|con|bac|co|chu|ba|ong|gia dinh|nha|chung)|(?:toi|tui|em|e|minh|chau|con|bac|co|chu|nha)(?: (?:co|da|moi|vua|len|tung)){0,3} (?:gui|goi|(?<!thong )bao(?! gio| lau| nhieu)|phan anh|kien nghi|gop y|hoi|nop|keu|than phien|trinh bao|khieu nai)|da (?:gui|bao|phan anh|kien nghi)|(?:gui|goi|(?<!thong )bao|phan anh) (?:hom|tuan|thang|bua|cai|luc|tu))'

export const myCases: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        ${mine}|(?:tra cuu|xem)(?: lai)?(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)
        (?:tien do|tinh trang|tinh hinh|ket qua)(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)
        (?:phan anh|kien nghi|gop y)(?: [a-z]{1,8}){0,2} (?:hom|tuan|thang|bua|lan) (?:truoc|qua|kia|no|roi)
        (?:lich su|danh sach)(?: [a-z]{1,8}){0,2} (?:phan anh|kien nghi|gop y)
        (?:xem|kiem tra|tra|hoi)(?: [a-z]{1,8}){0,6} (?:phan anh|don kien nghi|kien nghi|gop y)
        ^tra (?:phan anh|kien nghi)|(?:gui|goi) (?:phan anh|gop y|kien nghi|don|y kien)
        ^(?:phan anh|kien nghi|gop y)(?: [a-z]{1,8}){0,3} (?:den|toi) dau
        (?:khi nao|bao gio)(?: [a-z]{1,8}){0,4} (?:phan anh|kien nghi|gop y) (?:cua|nay|do)
        (?:trang thai|tien trinh)(?: [a-z]{1,8}){0,2} (?:phan anh|kien nghi|gop y)
        (?:may|cac|nhung|danh sach) (?:phan anh|kien nghi|gop y|y kien|cau hoi)(?: [a-z]{1,8}){0,4} (?:da|tung) (?:gui|goi|hoi|neu)
        ^(?:cai |con )?(?:vu|viec|chuyen)(?: [a-z]{1,8}){1,5} (?:hom|bua|tuan|thang|lan) (?:truoc|no|roi|hom|qua)(?: [a-z]{1,5}){0,2} (?:sao roi|tinh sao|(?:toi|den) dau|xong chua|xu ly|giai quyet)
        ^(?:da )?(?:bao|gui)(?: [a-z]{1,8}){1,9} (?:chua|khong) (?:thay|co)(?: ai)? (?:hoi am|tra loi|xu ly|giai quyet|phan hoi)
      `,
      wordsAnyOf`
        (?:den|toi) dau|chua|sao|rang|the nao|trang thai|tien trinh|lich su
        (?:gui|phan anh) (?:hom|tuan|thang)|(?:khong|chua|chang|cha)(?: thay| co)? ai
        im (?:re|lim|thin thit|ru)|bat vo am tin|mat hut
        (?:khong|chua|chang|cha) thay (?:gi|ai|dong tinh|dong thai|hoi am|tra loi)|may lan|da gui|da goi
        tung gui|co ai|ket qua|tien do|tinh trang|tinh hinh|xem|tra cuu|^tra|bao gio|khi nao|ai xu ly
        da xu ly|nhan duoc|(?:phan anh|kien nghi|gop y) cua (?:toi|em|minh|chau|tui|bac|co|chu)
      `,
      /\b(?:phan anh|kien nghi|gop y|khieu nai|don|y kien|vu|viec|chuyen|cau hoi|gui|bao|keu|than phien)\b/,
    ],
    never: wordsAnyOf`
      phai|tra loi (?:khong|chang|cha) (?:dung|sat|trung|lien quan)
      (?:khong|chang|cha) (?:dung|trung|lien quan)(?: (?:y|voi))? (?:cau hoi|cau toi)|lac de|thu tuc
      quy dinh|luat|thoi han|trong bao lau|can (?:gi|nhung)|gui (?:cho|den|toi|ve|o) (?:ai|dau|co quan)
      o dau|nhu the nao thi|duoc bao nhieu|hop dong|so do|don vi|cong viec|nam nao|ngay thang nam|tai sao
      vi sao|huong dan|nha may|trung giai|ly hon|ho so (?:dat|nha|toi|em|cua)|mot cua|cam on
      thong bao (?:thue|nop)|ket hon|tro cap
    `,
    others: 'cửa bảo có chủ',
    own: `
      lich su anh keu than phien trang thai trinh list danh sach len nhac sua den rang tung phan anh kien
      nghi gop y khieu nai don thu y kien de nghi chuyen cau hoi bao gui goi nop xu ly giai quyet tra loi
      ket qua tien do tinh trang hinh cuu tra thay xong kiem nhan luu theo doi hoi am phan im re lim thin
      thit bat vo tin mat hut dong
    `,
    spare: 5,
  },
]

export const myAttempt: Rule[] = [
  {
    needs: [
      /\b(?:thi|trung giai|trung thuong|trac nghiem|bai lam|bai cua (?:toi|em|minh|con|bac|chau)|quiz|cuoc thi|diem|cau|hang|(?:dung|xep) thu|top may)\b/,
      /\b(?:(?:toi|tui|em|e|minh|chau|con|bac|co|chu|ong|ba)\b|xem lai bai|nop bai|bai cua (?:toi|em|minh|con|bac|chau)|bai thi (?:gan nhat|vua roi|truoc|hom)|lan thi|luot thi|(?:duoc|dung|dat|thi) (?:may|bao nhieu) (?:diem|cau)|^(?:cho )?(?:xem |coi )?(?:so )?diem cua|^xem diem$|^(?:thu )?hang cua|(?:ket qua|diem so)(?: [a-z]{1,6}){0,2} cua|ket qua thi|diem thi)/,
      wordsAnyOf`
        diem|may cau|bao nhieu|thay diem|ket qua|(?:dung|xep) thu may|(?:hang|top) may|hang cua
        ^(?:(?:cho|hoi|da|ad|oi) ){0,3}(?:toi|tui|em|e|minh|con|chau) (?:thi|lam bai)(?: [a-z]{1,5}){0,3} (?:duoc|dat|trung|co) (?:giai|thuong|qua)
        xep|ghi nhan|bai lam|bai thi|lan thi|nop|trung giai|trung thuong|cham|(?:co )?dau (?:khong|chua|hay)
        dat (?:khong|chua)|qua (?:khong|chua)
      `,
    ],
    never: either(
      exams,
      laws,
      wordsAnyOf`
        duoc khong|tra|luong|tien|tieng|tham gia|link|o dau|vao thi|phat|lai xe|tru diem|giay phep|quan diem
        lua dao|tin nhan|dac diem|uu diem|nhuoc diem|diem (?:nao|khac|chung|giong)|dan chung|nam nao|do thi
      `,
    ),
    others: 'thì thị thí đùng cầu cấu có chủ hàng hằng hãng đặc',
    own: `
      top danh sach thanh trung giai thuong cham dau rot thi bang trac nghiem bai lam quiz cuoc diem cau
      dung hang xep ket so luot gan nhat tim hieu ghi nhan nop he thong du dat trong dung xong thay phap
      luat
    `,
    spare: 2,
  },
]

export const myUnit: Rule[] = [
  {
    needs: [
      /\b(?:to dan pho|khu pho|thon|ap|to|don vi|khu|chi bo|dia ban)\b/,
      wordsAnyOf`
        (?:thuoc|o|nam o|dang ky o|xep vao|sinh hoat o)(?: [a-z]{1,6}){0,3} (?:to|khu|thon|ap|don vi|phuong|xa|chi bo)(?: dan pho| pho)?(?: so)? (?:nao|may|gi|bao nhieu)
        (?:doi|sua|chon|cap nhat|chuyen)(?: [a-z]{1,6}){0,3} (?:to|khu pho|khu|thon|ap|don vi|chi bo|to dan pho)
        (?:to|to dan pho|khu pho|thon|don vi) cua (?:toi|em|minh|chau|tui|bac|nha)
        (?:ghi|chon|xep|de|dang ky) (?:nham|sai)(?: [a-z]{1,6}){0,2} (?:to|khu pho|thon|ap|don vi)
        chuyen(?: [a-z]{1,6}){0,2} tu (?:to|khu pho|thon|ap) \d+
      `,
    ],
    never: new RegExp(
      `${laws.source}|\\b(?:to truong|truong (?:thon|ap|khu)|bau|sap nhap|tach|ho khau|tam tru|thuong tru|can cuoc|giay)\\b`,
    ),
    others: 'tờ tố tớ áp',
    own: `
      qua ghi sai dang ky he ho so to dan pho khu thon ap don vi chi bo dia ban thuoc nam sinh hoat xep doi
      sua chon cap nhat chuyen nham khac he thong tren so cu tru
    `,
    spare: 1,
  },
]
