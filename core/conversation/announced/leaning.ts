import { alleysIn, quartersIn } from '../../text/numerals/numbered-places.ts'
import { plainWords, setOf } from '../words.ts'

/** What is asked of a notice that was told just before. */
export type Part = 'when' | 'place' | 'who' | 'bring' | 'must' | 'contact' | 'cost' | 'about' | 'source'

const me =
  '(?:toi|tui|em|e|minh|chau|con|bac|co|chu|ong|ba|nha|nguoi (?:thue tro|[a-z]{2,5})|tre con|phu nu|sinh vien|nguoi o tro)'
// On folded words, the first all of whose patterns stand in it: “có phải mang gì không” asks what to bring.
const parts: [Part, ...RegExp[]][] = [
  ['source', /\bnguon\b|\bai (?:thong bao|bao|noi|dua tin)$|\btin (?:nay |do )?(?:o dau ra|cua ai)\b/],
  [
    'bring',
    /\b(?:mang|dem|cam|chuan bi|xach)(?: (?:theo|them|san))? (?:(?:nhung|cai|giay to) )?(?:gi|chi)\b|\b(?:can|phai) (?:mang|dem|cam|chuan bi)\b/,
  ],
  [
    'cost',
    /\b(?:mat|dong|ton|nop|thu) (?:tien|phi)\b|\bmien phi\b|\bbao nhieu tien\b|\bphi (?:gi|bao nhieu)\b|\bhoc phi\b/,
  ],
  ['must', /\b(?:phai|bat buoc|can) (?:phai )?(?:di|hop|den|toi|du|tham gia|co mat)\b/, /\b(?:khong|ha)$/],
  ['must', /\bbat buoc\b/, /\bkhong\b/],
  ['must', /\b(?:khong (?:di|den|hop|tham gia)|vang|nghi)\b/, /\b(?:sao|gi|duoc) khong\b|\bthi sao$/],
  ['must', /\bdi (?:muon|tre|som)\b/, /\bkhong\b/],
  [
    'who',
    /\b(?:ai (?:duoc|phai|can|nen|di|hop|hoc|thi|tham gia|den)|danh cho ai|nhung ai|(?:may|bao nhieu) nguoi|doi tuong nao|ai cung|di (?:cung|thay|ho|giup) duoc khong)\b/,
  ],
  ['who', new RegExp(`\\b${me} (?:co )?(?:duoc )?(?:di|du|hop|hoc|kham|tiem|choi|tham gia|vao)\\b`), /\bkhong\b/],
  [
    'contact',
    /\b(?:hoi|lien he|goi|gap|bao) ai\b|\blien he (?:so|o dau|cho nao|the nao)\b|\bdang ky (?:o dau|voi ai|the nao|cho nao)\b|\bso (?:dien thoai|nao)\b/,
  ],
  ['place', /\b(?:o|cho|noi|dia diem|duong) (?:dau|nao|mo)\b|\bdau (?:vay|the|a)?$|\bdia (?:diem|chi)\b/],
  [
    'when',
    /\b(?:may gio|luc nao|khi nao|bao gio|luc may|gio nao|gio giac|ngay nao|hom nao|bao lau|may ngay|may hom|thu may|thoi gian (?:nao|the nao|bat dau)|keo dai|bao gio xong)\b|^(?:luc )?may gio\b|\blau khong\b|^thoi gian$/,
  ],
  [
    'about',
    /\b(?:ban|noi|hop|lam|ve) (?:ve )?(?:gi|chi|chuyen gi|viec gi|noi dung gi|van de gi)\b|\bnoi dung (?:gi|la gi|the nao)\b/,
  ],
]

// Words that say nothing of a matter of their own: a text of these alone leans on what was told.
const bare = setOf(
  `
    the vay a da u o oi ad em e anh chi co chu bac ba ong toi tui minh chau con nha nguoi thi no do ay nay kia
    viec buoi cai chuyen tin thong bao hop di den toi tham gia du mat co khong ha phai can bat buoc duoc ai gi
    chi nao dau mo may gio luc khi bao nhieu lau ngay hom thu xong keo dai bat dau ket thuc mang dem cam chuan
    bi xach theo them san nhung giay to dia diem cho noi duong lien he hoi goi gap bao dang ky voi sao vang
    nghi tien dong ton nop thu phi mien ve ban noi dung lam van de nguon ra cua cung thay ho giup hay la xin
    cho biet nhe nhi nua vao o trong doi tuong danh so dien thoai cu the vua roi tren ma thoi gian giac tre
    phu nu sinh vien tro bo me vo chong gia gai trai nho lon tuoi cao hoc kham tiem choi muon som lau tan thue
    gui
  `,
)
const mostWords = 12

/** What a text asks of a notice told just before, where it says nothing else; null for a text with a matter of its own. */
export function partAsked(text: string): Part | null {
  if (text.length > 90) return null
  const said = plainWords(text)
  const words = said.split(' ')
  if (said === '' || words.length > mostWords || !words.every((word) => bare.has(word))) return null
  return parts.find(([, ...patterns]) => patterns.every((pattern) => pattern.test(said)))?.[0] ?? null
}

// “Thế tổ 1 có bị không?”: a place, whether it is hit, and not by what.
const ofHit = setOf(
  `
    the vay con a da o oi ad em e anh chi co chu bac ba ong ben nha toi tui minh chau phia doan khu to thon ap
    khom xom ngo ngach hem kiet dan pho so mot hai ba bon nam sau bay tam chin muoi va voi thi cung chac bi
    dinh mat cat cup anh huong gi khong hong hok ha chua luon sao nua nay do z nhi nhe
  `,
)
const hit = /\b(?:bi|dinh|mat|cat|cup|anh huong)\b/
const asksWhether = /\b(?:khong|hong|hok|ha|chua|luon|sao|nhi|nua)$/

/** Whether a text asks of a numbered place whether it is hit, by what was told just before. */
export function asksIfHit(text: string): boolean {
  if (text.length > 60 || quartersIn(text).size + alleysIn(text).size === 0) return false
  const said = plainWords(text)
  return (
    hit.test(said) &&
    asksWhether.test(said) &&
    said.split(' ').every((word) => ofHit.has(word) || /^\d{1,3}$/.test(word))
  )
}

// How a notice says each, folded.
const saying: Partial<Record<Part, RegExp>> = {
  when: /\b\d{1,2} ?(?:gio|h|g)\b|\bthoi gian\b|\b(?:sang|chieu|toi) (?:nay|mai|thu|chu nhat)\b|\bngay \d/,
  place: /\b(?:dia diem|tai|o)\b/,
  who: /\b(?:moi|cac|nhung) (?:nha|ho|gia dinh|nguoi|hoi vien|dang vien)\b|\bcho (?:nguoi|tre|phu nu|hoc sinh|ba con|cac)\b|\b(?:cu tri|ba con|cac cu|dai dien)\b|\btu \d+ tuoi\b/,
  bring: /\b(?:mang|dem|cam|chuan bi)\b/,
  must: /\b(?:bat buoc|phai|yeu cau|du day du|khong bat buoc|tu nguyen)\b/,
  contact: /\b(?:lien he|dang ky (?:voi|tai)|goi|hoi)\b|\d{3,4}[ .]?\d{3}/,
  cost: /\b(?:mien phi|khong thu|le phi|kinh phi|\d ?(?:dong|nghin|ngan|trieu))\b/,
}

/** Whether a notice, in folded words, says anything of a part; of what it is about and whose it is it always does. */
export const saysPart = (part: Part, told: string): boolean => saying[part]?.test(told) ?? true
