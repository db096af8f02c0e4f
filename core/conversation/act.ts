import { alarmsIn, mayAsk } from '../feedback/question-alarms.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { contactKindIn } from './contacts.ts'
import { plainWords, setOf } from './words.ts'

/** What somebody wants of the account itself, which no library answers. */
export type Act =
  | { kind: 'menu' }
  | { kind: 'contests' }
  | { kind: 'my_cases' | 'my_attempt' | 'my_unit' }
  /** A stop or start of what the account sends of its own accord. */
  | { kind: 'stop' | 'start' }
  /** `what` is whom they look for, folded; '' for all numbers. */
  | { kind: 'contact'; what: string }
  /** `words`: what was said, folded; a day may stand in them. */
  | { kind: 'hours' | 'digest'; words: string }
  /** More about the feedback sent just before; `sure` where it says so with a colon. */
  | { kind: 'addition'; text: string; sure: boolean }

/**
 * How an act is known, on folded words: all of `needs` stand in the text, none of `never`, and of its words at most `spare`
 * are neither common to all that people say nor the act's `own`. A question about something has words that nobody here owns.
 */
type Rule = { needs: RegExp[]; never?: RegExp; own: string; spare: number }

// Manners, persons, particles, question words and times: they tell no matter.
const common = setOf(
  [
    'a ah ak alo oi da vang ok u ad admin bot loa oa kenh trang zalo app em e anh chi co chu bac ba ong toi tui minh m chau con me ta ban cac nhung may moi nguoi dan ba',
    'cho xin hoi biet xem giup ho dum gium voi nhe nha nghen hen ha nhi di vay v dzay the ne day do nay kia ay luon roi r chua khong hong nua them ma thi la thi co duoc cua o tai ben den toi tu va hay hoac cai vu viec mot hai ca gia dinh chung nha cung con van lai ra vo vao qua',
    'gi nao sao dau bao nhieu gio khi nhu lam may h luc nhanh gap lam on',
    'hom nay qua kia mai ngay tuan thang nam truoc sau sang chieu trua dem bua thu hai ba tu nam sau bay chu nhat vua moi roi dang da se sap hien dot lan cuoi dau no xua',
    'mi rua ni mo do zo ri zay dz hi re ve hoai k j hong gia kem lo ua thay dao tren trong dum chi hoi mung het',
    'muon can dinh phai nen the ai phuong xa thon khu dia ta',
  ].join(' '),
)
const exams =
  /\b(?:dai hoc|thpt|lop \d+|cong chuc|vien chuc|tuyen sinh|tot nghiep|bang lai|lai xe|hoc ky|thi dua|nghe|chung chi|tuyen dung)\b/
const laws =
  /\b(?:(?<!hieu )(?<!phap )luat|nghi dinh|thong tu|quy dinh|dieu \d|khoan \d|thu tuc|muc phat|xu phat|bi phat|tham quyen|ho so gom|le phi|hieu luc|giay to)\b/

const messages = '(?:ban tin|bang tin|tin tuc|tin nhan|thong bao|tin|nhan tin|theo doi|dang ky|lam phien|spam)'
const stopped = '(?:ngung|ngug|ngunng|dung|dunng|huy|tat|thoi|bo|chan|khoi|dep|khong)'
const mine =
  '(?:cua (?:toi|tui|em|e|minh|chau|bac|co|chu|ba|ong|gia dinh|nha|chung)|(?:toi|tui|em|e|minh|chau|bac|co|chu|nha)(?: (?:co|da|moi|vua)){0,3} (?:gui|goi|bao|phan anh|kien nghi|gop y|hoi|nop)|da (?:gui|bao|phan anh|kien nghi)|(?:gui|goi|bao|phan anh) (?:hom|tuan|thang|bua|cai|luc|tu))'
const offices =
  /\b(?:uy ban|ubnd|phuong|xa|mot cua|co quan|van phong|tru so|tiep (?:cong )?dan|can bo|hanh chinh|nha van hoa|noi lam giay to|bo phan|chu tich|mo cua|dong cua|gio lam viec|lich lam viec|thoi gian lam viec|nhan ho so|lich nghi|lam viec khong|co lam khong|con kip|cac (?:co|chu|anh|chi))\b/

const notContact = new RegExp(
  `${laws.source}|\\b(?:phat|nop|dang ky|cap (?:lai|moi|so|the|giay|doi)|lam lai|lam (?:giay|the|can cuoc|ho)|ho so|giay|can cuoc|khi lai|co duoc|nhiem vu|quyen|(?:do|vut|bo|xa|dot|phan loai) rac|mua (?:dien|nuoc)|tien (?:dien|nuoc)|gia (?:dien|nuoc)|boi thuong|tuyen (?:dung|sinh)|do ai|thi bang|lai xe|xin so nha|dung khi|nha moi|doi|ket hon|khai sinh|khai tu|tam tru|thuong tru|hoc phi|tro cap|bao hiem|luat|chung thuc|sao y|xac nhan)\\b`,
)
const contactWords =
  'so dien thoai dt may lien he lac goi hotline duong day nong dia chi nam danh ba zalo cong an canh sat khu vuc y te tram benh vien bac si cap cuu hoa thuong chua chay pccc phong luc tho ty nuoc mat cup hong uy ban ubnd nhan mot cua van tru chu tich bi to truong bo nha rac thu gom ve sinh moi truong hoc mam non tieu thcs thpt khan thiet quan trong huu ich buu truc ban hanh chinh tiep hoi phu nu sap nhap chay bo phan trung tam phuc vu duong ong vo ro cao tuoi dan pho dau'

// A number is asked of anybody who has one; a place of what stands in a ward.
const rules: [Exclude<Act['kind'], 'addition'>, Rule][] = [
  [
    'stop',
    {
      needs: [
        new RegExp(
          `\\b(?:${stopped}(?: [a-z]{1,8}){0,4}? ${messages}|${stopped}(?: (?:co|muon|can|duoc))? (?:gui|goi|nhan|nhac)(?: [a-z]{1,8}){0,3}? ?(?:nua|them|di)|(?:ngung|thoi|dung|huy|tat|khoi) (?:gui|goi|nhan)(?: (?:dum|di|giup|cai|cho|ho|gium)){0,3}$|(?:ngung|thoi) nhan (?:dum|di|giup|ho)|(?:ra|roi) khoi (?:danh sach|nhom nhan)|stop|unsubscribe)\\b`,
        ),
      ],
      never:
        /\b(?:tom tat|nhan duoc|duoc nhan|chua nhan|khong thay|tai sao|vi sao|duoc khong|thue|nop|hoc phi|phat|toa an|dat|trung tuyen|ket qua|tro cap|luong|kinh doanh|ket hon|ho khau|bao hiem|(?:bat|mo|gui|nhan) lai|(?<!khong )muon nhan tin lai)\b/,
      own: 'ngung ngug ngunng dung dunng huy tat thoi bo chan khoi dep stop unsubscribe gui goi nhan nhac tin tuc ban bang thong bao theo doi dang ky lam phien spam nhieu met on hang het tu dong rieng qua ra khoi danh sach list mat dien keu on met nghi',
      spare: 1,
    },
  ],
  [
    'start',
    {
      needs: [
        /\b(?:nhan lai|bat lai|mo lai|gui lai|dang ky lai|bat|dang ky|tiep tuc|muon nhan|nhan hang ngay|hang ngay|moi ngay|moi sang|moi tuan|theo doi lai|tro lai|nhan tin lai|subscribe|cho (?:toi|em|co|bac|minh) nhan)\b/,
        /\b(?:tin|ban tin|bang tin|thong bao|tin tuc|tin nhan|nhan lai|subscribe)\b/,
      ],
      never:
        /\b(?:ngung|tat thong bao|o dau|bao nhieu|sao chua|chua nhan|khong nhan|thue|nop|hoc phi|tam tru|thuong tru|ket hon|khai sinh|kinh doanh|luat|hop)\b/,
      own: 'nhan bat mo gui goi dang ky tiep tuc theo doi tro hang moi tin tuc ban bang thong bao subscribe lo huy giup nhu cu tiep tat khong',
      spare: 1,
    },
  ],
  [
    'my_cases',
    {
      needs: [
        new RegExp(
          `\\b(?:${mine}|(?:tra cuu|xem)(?: lai)?(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)|(?:tien do|tinh trang|tinh hinh|ket qua)(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)|(?:phan anh|kien nghi|gop y)(?: [a-z]{1,8}){0,2} (?:hom|tuan|thang|bua|lan) (?:truoc|qua|kia|no|roi)|^(?:da )?(?:bao|gui)(?: [a-z]{1,8}){1,9} (?:chua|khong) (?:thay|co)(?: ai)? (?:hoi am|tra loi|xu ly|giai quyet|phan hoi))\\b`,
        ),
        /\b(?:(?:den|toi) dau|chua|sao|the nao|ket qua|tien do|tinh trang|tinh hinh|xem|tra cuu|bao gio|khi nao|ai xu ly|da xu ly|nhan duoc|phan anh cua (?:toi|em|minh|chau))\b/,
        /\b(?:phan anh|kien nghi|gop y|khieu nai|don|y kien|vu|viec|chuyen|cau hoi|gui|bao)\b/,
      ],
      never:
        /\b(?:phai|thu tuc|quy dinh|luat|thoi han|trong bao lau|can (?:gi|nhung)|gui (?:cho|den|toi|ve|o) (?:ai|dau|co quan)|o dau|nhu the nao thi|duoc bao nhieu|hop dong|so do|ly hon|thong bao (?:thue|nop)|ket hon|tro cap)\b/,
      own: 'phan anh kien nghi gop y khieu nai don thu y kien de nghi chuyen cau hoi bao gui goi nop xu ly giai quyet tra loi ket qua tien do tinh trang hinh cuu tra thay xong kiem nhan luu theo doi hoi am phan',
      spare: 5,
    },
  ],
  [
    'my_attempt',
    {
      needs: [
        /\b(?:thi|trac nghiem|bai lam|quiz|cuoc thi|diem|cau|hang|(?:dung|xep) thu)\b/,
        /\b(?:(?:toi|tui|em|e|minh|chau|bac|co|chu|ong|ba)\b|xem lai bai|bai thi (?:gan nhat|vua roi|truoc|hom)|lan thi|luot thi|(?:duoc|dung|dat) (?:may|bao nhieu) (?:diem|cau)|ket qua thi|diem thi)/,
        /\b(?:diem|may cau|bao nhieu|thay diem|ket qua|(?:dung|xep) thu may|hang may|xep|ghi nhan|bai lam|bai thi|lan thi|nop)\b/,
      ],
      never: new RegExp(
        `${exams.source}|${laws.source}|\\b(?:duoc khong|tra|luong|tien|tieng|tham gia|link|o dau|vao thi|phat|lai xe|tru diem|giay phep)\\b`,
      ),
      own: 'thi trac nghiem bai lam quiz cuoc diem cau dung hang xep ket so luot gan nhat tim hieu ghi nhan nop he thong du dat trong dung xong thay phap luat',
      spare: 2,
    },
  ],
  [
    'my_unit',
    {
      needs: [
        /\b(?:to dan pho|khu pho|thon|ap|to|don vi|khu|chi bo|dia ban)\b/,
        /\b(?:(?:thuoc|o|nam o|dang ky o|xep vao|sinh hoat o)(?: [a-z]{1,6}){0,3} (?:to|khu|thon|ap|don vi|phuong|xa|chi bo)(?: dan pho| pho)?(?: so)? (?:nao|may|gi|bao nhieu)|(?:doi|sua|chon|cap nhat|chuyen)(?: [a-z]{1,6}){0,3} (?:to|khu pho|khu|thon|ap|don vi|chi bo|to dan pho)|(?:to|to dan pho|khu pho|thon|don vi) cua (?:toi|em|minh|chau|tui))\b/,
      ],
      never: new RegExp(
        `${laws.source}|\\b(?:to truong|truong (?:thon|ap|khu)|bau|sap nhap|tach|ho khau|tam tru|thuong tru|can cuoc|giay)\\b`,
      ),
      own: 'to dan pho khu thon ap don vi chi bo dia ban thuoc nam sinh hoat xep doi sua chon cap nhat chuyen nham khac he thong tren so cu tru',
      spare: 1,
    },
  ],
  [
    'hours',
    {
      needs: [
        /\b(?:lam viec|mo cua|dong cua|tiep (?:cong )?dan|nhan ho so|nghi|truc|kip|mo|lam|tiep nhan|hanh chinh)\b/,
        /\b(?:gio|h|khong|hong|hem|hok|chua|lich|thoi gian|ngay nao|khi nao|hom nao|may ngay|bao gio|bao lau|luc may|den may|tu may|toi may|mung may)\b/,
        offices,
      ],
      never: new RegExp(
        `${laws.source}|\\b(?:lao dong|cong nhan|nhan vien|nguoi lam|lam them|tang ca|luong|thai san|phep|viec rieng|hoc sinh|huu|thoi viec|tro cap|duoc huong|cong ty|doanh nghiep|xay dung|can cuoc|karaoke|ket hon|khai sinh|khi co|lam viec gi|lam giay gi|phat|ai truc(?! nhan))\\b`,
      ),
      own: 'uy ban ubnd mot cua quan van phong tru so tiep cong bo phan hanh chinh chu tich viec mo dong cua nghi le tet truc lich thoi gian khung giac nhan ho buoi trua toi kip so cuoi hoa trung tam phuc vu chieu tra ket qua giay to duong lich am bat dau',
      spare: 1,
    },
  ],
  [
    'contests',
    {
      needs: [
        /\b(?:cuoc thi|hoi thi|thi trac nghiem|thi tim hieu|trac nghiem|du thi|bai thi|mini ?game|quiz|do vui|thi truc tuyen|thi online|vao thi|co thi|thi gi|link thi|tham gia thi)\b/,
      ],
      never: new RegExp(
        `${exams.source}|\\b(?:diem|thi sinh|phat|sat hach|bi|giay phep|quy dinh|nghi dinh|thong tu|thu tuc|xu ly)\\b`,
      ),
      own: 'cuoc thi hoi trac nghiem tim hieu du bai mini game minigame quiz do vui truc tuyen online link duong dan dia chi tham gia bam cho han dong mo to chuc dien bat thuong hieu nghi quyet phap lich su tro choi tinh trong dien bao cach lam dang ky giai vao tim thay',
      spare: 4,
    },
  ],
  [
    'contact',
    {
      needs: [
        /\b(?:so dien thoai|so (?:dien|dt|may|lien|ben|cua|nao|cong an|tram|to truong)|dien thoai|hotline|duong day nong|lien he|lien lac|goi (?:so|ai|cho|ben|dau)|bao (?:ai|cho ai|ben nao)|danh ba|so (?:khan cap|can thiet)|cho xin so|xin so|so may)\b/,
        /\b(?:cong an|ca phuong|canh sat|y te|tram xa|benh vien|cap cuu|cuu hoa|chua chay|pccc|dien luc|mat dien|cup dien|cap nuoc|nuoc|dien|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so|chu tich|bi thu|to truong|truong (?:thon|ap|ban|khu)|can bo|nha van hoa|rac|ve sinh|moi truong|truong (?:hoc|mam non|tieu hoc|thcs|thpt)|hotline|duong day nong|danh ba|so dien thoai|dien thoai (?:can|quan|khan)|phuong|xa|khan cap|hanh chinh|truc ban|buu dien|tiep dan)\b/,
      ],
      never: notContact,
      own: contactWords,
      spare: 2,
    },
  ],
  [
    'contact',
    {
      needs: [
        /\b(?:o dau|o mo|cho nao|cho mo|nam (?:o|cho)|dia chi)\b/,
        /\b(?:cong an|ca phuong|y te|tram xa|benh vien|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so|nha van hoa|dien luc|buu dien|toa an|tiep dan|hanh chinh|truong (?:hoc|mam non|tieu hoc|thcs|thpt))\b/,
      ],
      never: notContact,
      own: contactWords,
      spare: 1,
    },
  ],
  [
    'digest',
    {
      needs: [
        /\b(?:ban tin|bang tin|tin tuc|tin|thong tin|thong bao|su kien|co (?:gi|chi)|(?:gi|chi) (?:moi|hay))\b/,
        /\b(?:hom|nay|qua|kia|ngay|thu|chu nhat|moi|xem|doc|tuan|sang|chieu|cu|gan day|hay|tin gi|ban tin|bang tin|tin tuc|thong bao gi)\b/,
      ],
      never: new RegExp(
        `${laws.source}|\\b(?:that khong|co that|gia|lua dao|chua nhan|khong nhan|nhan duoc|kinh doanh|tuyen|hop|o dau|khong co gi$)\\b`,
      ),
      own: 'ban bang tin tuc thong bao su kien moi hay hot doc gui kip noi ve nhat gan truoc cu phat dua dac biet chinh hang thoi cua nong sot het nhan lo xoa mat tom tat chi gi ke cho',
      spare: 1,
    },
  ],
  [
    'menu',
    {
      needs: [
        /\b(?:menu|tro giup|help|chuc nang|huong dan|huong dann|cach (?:dung|su dung|hoi)|dung (?:the nao|ra sao|kieu gi|sao)|(?:lam|giup|ho tro|tra loi|hoi|noi)(?: duoc)?(?: nhung| cac| may)? (?:gi|viec gi|chuyen gi)|hoi duoc|danh muc|ai truc|biet lam gi|moi quan tam|dung de lam gi|bam (?:vao )?(?:cho nao|dau)|cach xai|(?:lam|giup|ho tro) duoc (?:chi|gi))\b/,
      ],
      never: laws,
      own: 'menu tro giup help chuc nang huong dan cach dung su hoi lam ho tra loi duoc nhung viec chuyen danh muc muc luc truc nhan quan tam tin bam xai de vao moi',
      spare: 0,
    },
  ],
]

const broughtBy: [RegExp, string][] = [
  [/\b(?:mat|cup|chap|hong) (?:duong )?dien\b|\bden duong\b/, 'dien luc'],
  [/\b(?:mat|cup) nuoc\b|\bnuoc khong chay\b|\b(?:vo|ro)(?: ri)? (?:duong )?ong\b/, 'cap nuoc'],
  [/\bchay (?:nha|rung|no)\b/, 'cuu hoa'],
]
// What of a question for a number tells whom is looked for.
const asking = setOf(
  'so dien thoai dt may lien he lac goi bao hotline duong day nong dia chi o dau cho nao nam danh ba xin hoi la gi bao nhieu ai cua cac nhung khan cap can thiet quan trong co khong de truc',
)

const adds =
  /^(?:toi |em |minh |chau )?(?:xin |muon |can )?(?:bo sung|noi them|them nua|noi ro them|viet them|them)(?: (?:them|thong tin|y|y kien|phan anh|mot y|la|cho phan anh(?: (?:luc nay|vua roi|cua toi|truoc))?)){0,3}\s*([:,–-])?\s+/

const longest = 200

/**
 * What a text asks of the account itself; null for all that may be a question to the library, or feedback, and for a cry for
 * help or a denunciation, whatever number is asked for in it.
 */
export function actOf(text: string): Act | null {
  if (text.length > 2000) return null
  const addition = additionIn(text)
  if (addition) return addition
  if (text.length > longest) return null
  const words = plainWords(text)
  const kind = known.find((rule) => fits(words, rule))?.kind
  if (!kind || isAlarming(text)) return null
  if (kind === 'hours' || kind === 'digest') return { kind, words }
  return kind === 'contact' ? { kind, what: soughtIn(words) } : { kind }
}

function isAlarming(text: string): boolean {
  const { urgent, denounces } = alarmsIn(text)
  return urgent !== null || denounces
}

const known = rules.map(([kind, { own, ...rule }]) => ({ kind, ...rule, owned: setOf(own) }))

function fits(words: string, { needs, never, owned, spare }: (typeof known)[number]): boolean {
  if (!needs.every((need) => need.test(words)) || never?.test(words)) return false
  const strange = words
    .split(' ')
    .filter((word) => !common.has(word) && !owned.has(word) && !/^\d+(?:\/\d+){0,2}$/.test(word))
  return strange.length <= spare
}

/** Whom somebody looks for: what has broken says it, else what is left of the question. */
function soughtIn(words: string): string {
  const needed = broughtBy.find(([pattern]) => pattern.test(words))?.[1]
  if (needed) return needed
  const left = words.split(' ').filter((word) => !asking.has(word))
  const rest = left.join(' ')
  return contactKindIn(rest) || left.length > 1 ? rest : ''
}

/** “còn hôm qua?”, said after an edition or the hours: the folded words; null where a text holds more than a day. */
export function dayAlone(text: string): string | null {
  const words = plainWords(text)
  if (words.split(' ').length > 6) return null
  const rest = words.replace(
    /\b(?:con|the|vay|thi|ngay|hom|sang|chieu|trua|toi|qua|nay|mai|kia|thu|hai|ba|tu|nam|sau|bay|chu|nhat|sao|co|gi|khong|tuan|truoc|thang|the nao|[2-7]|\d{1,2}\/\d{1,2}(?:\/\d{4})?|\d{1,2})\b/g,
    '',
  )
  return rest.trim() === '' ? words : null
}

function additionIn(text: string): Act | null {
  const [opening, mark] = adds.exec(fold(text).trimStart()) ?? []
  if (opening === undefined) return null
  // Folding keeps the length of NFC text.
  const told = composed(text).trimStart().slice(opening.length).trim()
  const sure = mark === ':'
  // A denunciation is kept nowhere; a cry for help in it gets its number from whoever adds it.
  if (!told || alarmsIn(told).denounces) return null
  return sure || !mayAsk(told) ? { kind: 'addition', text: told, sure } : null
}
