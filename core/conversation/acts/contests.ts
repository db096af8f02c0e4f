import { wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'
import { exams } from './matters.ts'

export const contests: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        (?<!can )cuoc thi|(?<!xa )hoi thi|(?:dot|ky|vong) thi (?:nay|moi|vua|toi|hien)|thi kieu
        ^(?:cho )?(?:hoi )?(?:muon )?thi (?:o dau|cho nao|bang cach nao|the nao)
        (?:khi nao|bao gio|may gio|hom nao) (?:thi|mo|bat dau|toi) (?:vong|dot|thi|lai)
        thi (?:co )?(?:thuong|giai)|han thi (?:den|toi|la|ngay|hom|bao|khi)|thi trung thuong
        thi (?:xong |xong roi )?(?:co |duoc )?(?:qua|thuong|giai)\b|the le (?:cuoc )?thi
        (?:cuoc )?thi(?: [a-z]{1,8}){0,2} the le|co cau giai
        giai (?:nhat|nhi|ba|thuong)(?: [a-z]{1,8}){0,3} (?:thi|bao nhieu|gi)
        (?:mo|dang|bat dau) thi(?! hanh)
        ^(?:vao |vo |lam )?thi (?:tren|qua|bang) (?:zalo|mang|dien thoai|app|ung dung)|thi trac nghiem
        thi tim hieu|trac nghiem|du thi|bai thi|mini ?game|quiz|do vui|thi truc tuyen|thi online|vao thi
        co thi|thi gi|link thi|tham gia thi
      `,
    ],
    never: new RegExp(
      `${exams.source}|\\b(?:diem|thi sinh|phat|sat hach|bi|giay phep|xin phep|chung nhan|mat mang|quy dinh|nghi dinh|thong tu|thu tuc|xu ly)\\b`,
    ),
    others: 'thì thị cước cuốc hơi hồi',
    own: `
      xong qua dang nhap kieu the le thuong trung qua vong dot ky ket thuc chong chay an toan mang giao
      thong moi truong cuoc thi hoi trac nghiem tim hieu du bai mini game minigame quiz do vui truc tuyen
      online link duong dan dia chi tham gia bam cho han dong mo to chuc dien bat thuong hieu nghi quyet
      phap lich su tro choi tinh trong dien bao cach lam dang ky giai vao tim thay
    `,
    spare: 4,
  },
]
