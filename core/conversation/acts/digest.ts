import type { Rule } from '../rule.ts'
import { laws } from './matters.ts'

export const digest: Rule[] = [
  {
    needs: [
      /\b(?:ban tin|bang tin|tin tuc|tin|thong tin|thong bao|su kien|co (?:gi|chi)|(?:gi|chi) (?:moi|hay)|thong bao moi)\b/,
      /\b(?:hom|nay|qua|kia|ngay|thu|chu nhat|moi|hot|xem|doc|tuan|sang|chieu|cu|gan day|hay|tin gi|ban tin|bang tin|tin tuc|thong bao gi)\b/,
    ],
    never: new RegExp(
      `${laws.source}|^(?:(?:toi|em|minh|tui|chau|bac) )?da (?:doc|xem|nhan|nghe)\\b(?!.*\\b(?:chua|gi|nao|lai)\\b)|\\b(?:that khong|co that|gia|lua dao|chua nhan|khong nhan|nhan duoc|kinh doanh|tuyen|hop|o dau|xac minh|kiem chung|kiem tra|phai (?:la )?(?:cua|tin|phuong)|chinh xac|phai gui|chung cu|may ngay|bao nhieu ngay|co duoc|co (?:phai|dung)|dung (?:khong|la)|khong co gi$|(?:gui|ra|dang) (?:tin|thong bao) nay|thoi tiet|cam on|hay qua|cung hay|ngu quen|(?:gio|nay) moi (?:doc|xem|coi|thay|biet)|^tin nay|(?:check|giup|xem ho) (?:cai )?tin (?:nay|do)|tin do$|thue|nop)\\b`,
    ),
    others: 'tính tín bảo báu',
    own: `
      coi nghe doc lai mo ban bang tin tuc thong bao su kien moi hay hot doc gui kip noi ve nhat gan truoc
      cu phat dua dac biet chinh hang thoi cua nong sot het nhan lo xoa mat tom tat chi gi ke cho
    `,
    spare: 1,
  },
]
