import { mayAsk } from '../feedback/question-alarms.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { plainWords } from './words.ts'

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

// All on folded words, of the whole text: with anything more in it, it may be a question.
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)

const self = '(?:toi|em|minh|chau|con|tui|chung toi|nha toi|gia dinh toi|bac|ba|ong)'
const mine = `(?: cua ${self}| ${self})`
const now = '(?: (?:the|day|do|vay|roi|nua|nay|hien|hien nay|bay gio)){0,6}'
const messages =
  '(?:(?:cac |nhung |moi )?(?:tin|ban tin|tin nhan|tin tuc|thong bao|noi dung|bai)(?: (?:tin|hang ngay|moi ngay|hang tuan|cua (?:kenh|phuong|xa|oa|loa|trang)|tu (?:kenh|phuong|xa|oa|loa|day)|o day|nay)){0,6})'
const any =
  '(?: (?:nua|them|het|lai|cho toi|toi|cho em|em|cho minh|cho chau|nhieu qua|phien qua|met qua|di|thoi|luon)){0,6}'

const stop = whole(
  [
    `(?:ngung|ngunng|dung|huy|tat|thoi|bo|khong|chan|tu choi)(?: muon| can| con){0,6}(?: (?:nhan|gui|nhan gui|dang ky|theo doi|nhac|bao))?(?: ${self})? ${messages}${any}`,
    `(?:(?:phien|met|nhieu|on) qua )?(?:dung|ngung|thoi|khong can|khong muon|khong)(?: co)?(?: (?:gui|nhan|nhan tin|gui tin|lam phien|bao|nhac)){1,6}(?: (?:cho )?${self})? ?(?:nua|them)${any}`,
    '(?:huy|bo) (?:dang ky|theo doi)(?: kenh| oa| trang| nay){0,6}',
    `(?:dung|ngung|thoi) (?:gui|nhan tin|nhan)${any}`,
    `(?:khong muon|khong) (?:nhan|bi nhan)(?: tin| ${messages})? nua${any}`,
    'stop|unsubscribe|ngung nhan|tat thong bao|huy nhan',
  ].join('|'),
)
const start = whole(
  [
    `(?:nhan|bat|mo|dang ky|muon nhan|gui|tiep tuc|tiep tuc nhan|dang ky nhan|theo doi|nhan lai|bat lai|mo lai|gui lai|dang ky lai)(?: lai)?(?: ${self})? ${messages}(?: (?:giup|bac|ba|ong|lai|tro lai|nhu cu|nhu truoc|cho toi|cho em|hang ngay|moi ngay|moi sang|tiep)){0,6}`,
    'nhan lai|dang ky lai|subscribe|dang ky nhan tin|nhan tin lai',
  ].join('|'),
)

const matter =
  '(?:(?:cac |nhung |cai |don |vu |lan |noi dung |ma )?(?:phan anh|kien nghi|gop y|khieu nai|ho so phan anh|don thu|don|de nghi|y kien|vu viec))'
const how =
  '(?:den dau|toi dau|ra sao|sao|the nao|nhu the nao|giai quyet|xu ly|tra loi|chua|xong chua|co ket qua|ket qua|tien do|tinh hinh|tinh trang|duoc giai quyet|duoc xu ly|duoc tra loi|den dau roi|bao gio xong|khi nao xong|bao gio co ket qua|bao gio tra loi|khi nao tra loi|co ai xem|co ai xu ly|da co ai xu ly|da xu ly|da giai quyet|da tra loi|da xong|duoc chua)'
const cases = whole(
  [
    `(?:xem |tra cuu |kiem tra |theo doi |tim )?(?:lai )?(?:ket qua |tien do |tinh hinh |tinh trang |trang thai |lich su )?(?:xu ly |giai quyet |tra loi )?(?:cua )?(?:cac |nhung )?${matter}(?:${mine}| (?:toi|em|minh|chau) (?:da )?gui| da gui| hom (?:truoc|qua|kia|no)| luc nay| lan truoc| cu| do| ay| tuan truoc| thang truoc){1,6}(?: thi)?(?: (?:da|duoc|co)){0,6}(?: ${how}){0,6}(?: (?:roi|chua|nhi|khong|the|rui|vay)){0,6}`,
    `(?:${self} )?(?:da |co |vua |moi )?(?:gui|phan anh|kien nghi|gop y|bao)(?: ${matter})?(?: (?:gi|nhung gi|hom truoc|hom qua|tuan truoc|roi|ma|thi|tu (?:tuan|thang) truoc)){1,6}(?: (?:da|duoc|co|ma|sao|van)){0,6}(?: (?:${how}|chua thay (?:ai )?(?:tra loi|xu ly|giai quyet)|khong thay (?:ai )?(?:tra loi|xu ly|giai quyet))){1,6}(?: (?:roi|chua|nhi|khong|gi)){0,6}`,
    `(?:da |co )?(?:xu ly|giai quyet|tra loi|xem)(?: xong)? (?:cac |cai )?${matter}${mine}(?: (?:roi|chua|khong)){0,6}`,
    `(?:viec|chuyen|cau hoi)(?: ${self} (?:da )?(?:hoi|bao|phan anh|gui)|${mine})(?: hom (?:truoc|qua|kia))?(?: thi)? ${how}(?: (?:roi|chua|nhi)){0,6}`,
    `${matter}${mine}|xem (?:lai )?${matter}|${matter} da gui`,
  ].join('|'),
)

const attempt = whole(
  [
    `(?:xem |tra cuu |cho )?(?:lai )?(?:ket qua|diem|diem so|bai thi|bai lam|so diem|thu hang|xep hang|hang|luot thi|lan thi)(?: thi)?(?: (?:trac nghiem|cuoc thi|tim hieu|vua roi|gan nhat|lan truoc|hom qua|cua bai thi)){0,6}${mine}(?: (?:the nao|ra sao|sao|bao nhieu|may|la bao nhieu|dau|o dau|vua roi|hom qua|lan truoc|trong cuoc thi|roi|chua|co chua)){0,6}`,
    `(?:${self} )?(?:da |vua )?(?:thi |lam bai )?(?:duoc|dat|co|dung|xep)(?: thu)?(?: hang)? (?:may|bao nhieu)(?: (?:diem|cau|cau dung|hang)){1,6}(?: (?:trong cuoc thi|cuoc thi|bai thi|hom qua|vua roi|the|roi|trong bai thi)){0,6}`,
    '(?:xem )?(?:lai )?(?:bai thi|bai lam|ket qua thi|diem thi)(?: (?:gan nhat|vua roi|hom qua|lan truoc|truoc)){0,6}',
    `(?:${self} )?(?:xep|dung)(?: thu| hang){1,6} (?:may|bao nhieu)`,
    `(?:ket qua|diem) thi(?:${mine})?(?: (?:the nao|ra sao|sao|bao nhieu|may)){0,6}|bai thi(?:${mine})?(?: duoc)? (?:may|bao nhieu)(?: diem)?`,
    `(?:lan thi|bai thi|luot thi) (?:truoc|gan nhat|vua roi|cuoi)(?:${mine})?(?: (?:duoc )?(?:may|bao nhieu) diem)?`,
  ].join('|'),
)

const place = '(?:to dan pho|to|khu pho|thon|ap|ban|don vi|phuong|xa|chi bo|khu|dia ban)'
const unit = whole(
  [
    `(?:${self} )?(?:dang )?(?:thuoc|o|la nguoi|nam o|sinh hoat o|dang ky o|duoc xep vao) ${place}(?: (?:nao|may|gi|so may|bao nhieu)){1,6}`,
    `(?:xem |doi |chon |sua |thay |cap nhat )(?:lai )?${place}(?:${mine}| sinh hoat| cu tru)?(?: (?:khac|giup|em|toi)){0,6}`,
    `${place}${mine}(?: (?:la|thi))?(?: (?:gi|nao|dau|to nao|don vi nao|so may))?`,
  ].join('|'),
)

const contests = whole(
  [
    `(?:(?:hien |dang |con |sap |co |thang nay |tuan nay |hom nay ){0,6}(?:dang |con |sap )?(?:co |mo |to chuc |dien ra )?)?(?:cac |nhung )?(?:cuoc thi|hoi thi|cuoc thi trac nghiem|bai thi|cuoc thi tim hieu|tro choi do vui|do vui|quiz|mini game|minigame)(?: (?:nao|gi|moi|trac nghiem|tim hieu(?! ve)(?: (?!o |dau|la |khong|chua)[a-z]{1,12}){0,5}?|dang mo|dang dien ra|sap toi|cua (?:phuong|xa|kenh|loa)|online|truc tuyen|o day|thang nay|tuan nay|hom nay|nao dang mo|nao moi|nao sap mo)){0,6}${now}(?: (?:khong|chua|dau|o dau|dau roi|la gi))?`,
    '(?:link|duong link|duong dan|dia chi|trang|cho|noi|vao|lam|tham gia|dang ky|du|bat dau|di)(?: (?:de|vao|tham gia|du|lam|link)){0,6} (?:thi|bai thi|cuoc thi|thi trac nghiem|thi tim hieu|trac nghiem|cuoc thi trac nghiem|cuoc thi tim hieu)(?: (?:o dau|dau|nhu the nao|the nao|o cho nao|bang cach nao|cua (?:phuong|xa)|truc tuyen|online)){0,6}',
    `(?:vao|lam|tham gia|thi|du thi)(?: (?:bai|thi|cuoc thi|bai thi|trac nghiem)){0,6} (?:nhu the nao|o dau|cho nao|the nao|bang cach nao)|thi trac nghiem|thi tim hieu|lam bai thi|vao thi|thi online`,
    'bao gio (?:co|mo|den)(?: dot| ky)? (?:cuoc thi|thi)(?: (?:moi|tiep|tiep theo|trac nghiem)){0,6}',
  ].join('|'),
)

const body =
  '(?:uy ban|ubnd|uy ban nhan dan|phuong|xa|uy ban (?:nhan dan )?(?:phuong|xa)|ubnd (?:phuong|xa)|bo phan (?:mot cua|tiep dan)|mot cua|co quan|van phong|tru so|cho tiep dan|noi lam giay to|can bo|trung tam (?:phuc vu )?hanh chinh(?: cong)?|bo phan tiep nhan(?: va tra ket qua)?|tiep dan|minh|ben minh|day|bo phan tiep cong dan|nha van hoa)'
const when =
  '(?:hom nay|ngay mai|mai|hom nao|sang nay|chieu nay|sang mai|chieu mai|(?:sang |chieu |trua |toi )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat)(?: tuan nay| tuan nay nay| tuan sau)?|cuoi tuan|ngay le|ngay nghi|buoi trua|buoi toi|trua|tet|tet nay|dip le|(?:ngay )?\\d{1,2}(?:/| thang )\\d{1,2}|gio nay|bay gio)'
const works =
  '(?:lam viec|lam|mo cua|mo|tiep dan|tiep|nhan ho so|truc|lam giay to|tiep cong dan|dong cua|nghi|hoat dong)'
const hours = whole(
  [
    `(?:gio|thoi gian|lich)(?: (?:hanh chinh|lam viec|tiep dan|tiep cong dan|mo cua|dong cua|lam)){1,6}(?: (?:cua|tai|o))?(?: ${body}){0,6}(?: ${when}){0,6}`,
    `(?:${body} ){0,6}(?:${when} )?(?:co )?${works} (?:gio nao|may gio|khi nao|luc nao|tu may gio|den may gio)(?: ${when})?`,
    `${when} (?:${body} ){0,6}(?:co )?(?:${works} ?){1,6}(?:khong|chua)?`,
    `(?:xem |lich |thoi gian |gio |khung gio |lich nghi |gio giac ){1,6}(?:${works})?(?: hanh chinh)?(?: (?:cua|tai|o))?(?: ${body}){0,6}(?: ${when}){0,6}(?: (?:the nao|ra sao|nhu the nao|la may gio|may gio|tu may gio|la bao nhieu|la khi nao|den may gio)){0,6}`,
    `(?:${when} )?(?:thi )?(?:${body} ){0,6}(?:${when} )?(?:co |con |van |se |bat dau |da ){0,6}${works}(?: (?:viec|cua|khong|chua|${when}|ca|den|tu|luc|vao|ngay|cac ngay|buoi)){0,6}(?: (?:may gio|khong|chua|nua khong|may ngay|den may gio|luc may gio|tu may gio|gio nao|ngay nao|the nao|den khi nao)){0,6}(?: (?:${when}))?`,
    `may gio(?: thi)? (?:${body} ){0,6}(?:bat dau |moi )?${works}(?: (?:cua|viec|${body})){0,6}(?: ${when})?`,
    `(?:${body} )(?:co )?nghi (?:le|tet|trua)(?: (?:may ngay|khong|den khi nao|tu khi nao|den bao gio|tu ngay nao|den ngay nao|bao lau)){0,6}|lich nghi (?:le|tet)(?: .{1,20})?`,
  ].join('|'),
)
// An hour of work may be anybody's: only with the office, a day or a closing in it is it the office's.
const ofOffice = new RegExp(
  `\\b(?:${body}|mo cua|dong cua|tiep dan|hom nay|mai|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t7|chu nhat|cuoi tuan|gio lam viec|lich lam viec|gio hanh chinh|thoi gian lam viec|lich nghi|tiep cong dan)\\b`,
)
const asksTime = /\b(?:gio|khong|chua|lich|thoi gian|ngay nao|khi nao|may ngay|bao gio|bao lau)\b/

const number =
  '(?:so dien thoai|dien thoai|so may|so hotline|hotline|duong day nong|so lien he|so lien lac|lien he|lien lac|so|danh ba|dia chi|zalo)'
const numbersAlone = new RegExp(`^(?:cac |nhung )?${number}(?: (?:can thiet|quan trong|khan cap|huu ich))?$`)
const contactOf = new RegExp(`^(?:${number} ){1,6}(?:cua |voi |den |toi |cho |o |tai ){0,6}(.{0,80})$`)
const contactFor = new RegExp(
  `^(.{1,60}?) (?:(?:co )?(?:${number} ){1,6}(?:la |thi )?(?:bao nhieu|gi|may|so may|nao|khong)|(?:co )?${number}|o dau|nam o dau|o cho nao|goi so nao|goi so may)$`,
)
const contactTo =
  /^(?:(?:mat|cup|hong|chay|ro|vo)(?: (?:dien|nuoc|den|ong nuoc|duong ong|nha))? )?(?:thi )?(?:goi|bao|lien he|lien lac|gap|tim)(?: (?:dien(?: thoai)?(?= cho)|cho|voi|toi|den)){0,6} (.{1,60}?)(?: (?:so nao|so may|so gi|so dien thoai nao|bang cach nao|the nao|o dau|qua so nao))$/
// What has broken says who is called.
const broken =
  /^(?:nha (?:toi )?|khu (?:toi )?|bi |thay |neu ){0,6}(?:mat|cup|hong|chap|ro ri|ro|vo|chay)(?: (?:duong|ong|day|lua))? ?(dien|nuoc|nha|rung|den duong)?(?: .{1,20})? (?:thi )?(?:goi|bao|lien he)(?: (?:cho|toi|den))? (?:ai|so nao|so may|dau|ben nao|cho nao)$/
const broughtBy: Record<string, string> = {
  dien: 'dien luc',
  'den duong': 'dien luc',
  nuoc: 'cap nuoc',
  nha: 'cuu hoa',
  rung: 'cuu hoa',
}
const someone =
  /^(?:cac |nhung )?(?:cong an(?: (?:phuong|xa|khu vuc))?|ca phuong|canh sat(?: khu vuc)?|tram y te(?: (?:phuong|xa))?|y te|tram xa|benh vien|bac si|cap cuu|cuu hoa|cuu thuong|chua chay|pccc|phong chay(?: chua chay)?|dien luc|dien|tho dien|cong ty dien(?: luc)?|nha den|nuoc|cap nuoc|cong ty (?:cap )?nuoc|nha may nuoc|uy ban(?: nhan dan)?(?: (?:phuong|xa))?|ubnd(?: (?:phuong|xa))?|phuong|xa|van phong(?: uy ban)?|mot cua|bo phan mot cua|bo phan tiep dan|tru so(?: (?:uy ban|phuong|xa|cong an)){0,6}|chu tich(?: (?:phuong|xa|uy ban)){0,6}|bi thu(?: .{1,30})?|to truong(?: .{1,30})?|truong (?:thon|ap|ban|khu pho|khu)(?: .{1,30})?|can bo(?: .{1,40})?|nha van hoa(?: .{1,30})?|truong (?:hoc|mam non|tieu hoc|thcs|thpt|cap \d)(?: .{1,30})?|cho truc|ban quan ly(?: .{1,30})?|moi truong|ve sinh moi truong|thu gom rac|thu rac|rac|buu dien|toa an|quan su|dan quan|hoi (?:phu nu|nguoi cao tuoi|cuu chien binh|nong dan)|doan thanh nien|mat tran|khan cap|can thiet|quan trong|truc ban|bao ve|trung tam (?:phuc vu )?hanh chinh(?: cong)?)$/
// Where somebody stands is a place of the ward, or anything in the world.
const asksPlace = /\b(?:o dau|o cho nao|dia chi)\b/

const edition = '(?:ban tin|tin|tin tuc|tin moi|thong tin moi|thong bao|thong bao moi|thoi su|su kien|viec|chuyen)'
const digest = whole(
  [
    `(?:xem |doc |gui |cho )?(?:lai )?(?:cac |nhung )?${edition}(?: (?:moi|moi nhat|chinh|phuong|xa|cua (?:phuong|xa|kenh|to)|gan day|gi|vua roi)){0,6}(?: (?:ngay|cua))?(?: (?:hom nay|sang nay|hom qua|hom kia|sang qua|ngay \\d{1,2}(?:/| thang )\\d{1,2}(?:/\\d{4}| nam \\d{4})?|\\d{1,2}/\\d{1,2}(?:/\\d{4})?|thu (?:hai|ba|tu|nam|sau|bay|[2-7])(?: (?:tuan truoc|vua roi|tuan nay))?|chu nhat(?: (?:tuan truoc|vua roi))?|chieu nay|ngay mai)){1,6}(?: (?:co gi|the nao|dau|co khong|khong|dau roi|la gi|co gi moi|gi)){0,6}`,
    `(?:ngay |sang |chieu )?(?:hom nay|sang nay|hom qua|hom kia|chieu nay|hom truoc|ngay \\d{1,2}/\\d{1,2}|dao nay|gan day|tuan nay)(?: (?:o )?(?:phuong|xa|to|khu|dia phuong|kenh|minh|ta|ben minh|o day)){0,6}(?: (?:co|thi|dang)){0,6}(?: (?:gi|nhung gi|${edition} gi|${edition} nao|${edition} moi|gi moi|gi hay|gi dac biet|gi khong|${edition}|su kien gi|tin gi moi|tin gi hay))(?: (?:khong|khong nhi|moi|hay|nao|hot)){0,6}`,
    '(?:xem |doc |gui )(?:lai )?(?:ban tin|tin tuc|tin)(?: (?:moi|moi nhat|gan nhat|gan day|vua roi|cua phuong|cua xa)){0,6}|ban tin(?: (?:moi|moi nhat|gan nhat|dau|dau roi|o dau|cu))?|tin moi(?: nhat)?|tin tuc(?: moi| moi nhat)?|co (?:gi|tin gi|tin|thong bao gi)(?: (?:moi|hay|hot)){0,6}(?: (?:khong|o phuong khong))?|tin gi moi(?: khong)?|cac ban tin (?:cu|truoc|da gui)',
  ].join('|'),
)

const menu = whole(
  [
    '(?:nay )?(?:lam|giup|ho tro|tra loi)(?: duoc)(?: (?:nhung|cac))? (?:gi|viec gi)(?: (?:cho|toi|dan|ba con|khong|vay|the|day)){0,6}',
    '(?:menu|huong dan|tro giup|help|huong dan su dung|cach dung|cach su dung|chuc nang|cac chuc nang|danh muc|muc luc|lua chon|bat dau|quay lai|ve dau)',
    '(?:kenh|bot|loa|oa|trang|cai|app|ung dung)?(?: nay| day)?(?: ?(?:co|lam|giup|ho tro|biet|tra loi|dung)){1,6}(?: duoc)?(?: (?:nhung|cac))? (?:gi|viec gi|chuc nang gi|de lam gi)(?: (?:cho|toi|dan|ba con|khong|vay|the|day)){0,6}',
    '(?:co the )?(?:hoi|lam|dung)(?: duoc)?(?: (?:nhung|cac))? ?(?:gi|viec gi|dieu gi)(?: (?:o day|o kenh nay|voi bot)){1,6}|(?:o day |kenh nay )?(?:hoi|lam) duoc (?:nhung )?(?:gi|viec gi)(?: o day)?|(?:su )?dung (?:kenh|bot|oa|trang) (?:nay )?(?:the nao|ra sao|nhu the nao|kieu gi)',
  ].join('|'),
)

const plain: [
  Extract<Act, { kind: 'menu' | 'stop' | 'start' | 'my_cases' | 'my_attempt' | 'my_unit' | 'contests' }>['kind'],
  RegExp,
][] = [
  ['stop', stop],
  ['my_cases', cases],
  ['my_attempt', attempt],
  ['my_unit', unit],
  ['start', start],
  ['contests', contests],
  ['menu', menu],
]

const adds =
  /^(?:toi |em |minh |chau )?(?:xin |muon |can )?(?:bo sung|noi them|them nua|noi ro them|viet them|them)(?: (?:them|thong tin|y|y kien|phan anh|mot y|la|cho phan anh(?: (?:luc nay|vua roi|cua toi|truoc))?)){0,6}\s*([:,–-])?\s+/

/** What a text asks of the account itself; null for all that may be a question to the library, or feedback. */
export function actOf(text: string): Act | null {
  if (text.length > 2000) return null
  const addition = additionIn(text)
  if (addition) return addition
  if (text.length > 160) return null
  const words = plainWords(text)
  if (words === '') return null
  const found = plain.find(([, pattern]) => pattern.test(words))
  if (found) return { kind: found[0] }
  if (hours.test(words) && ofOffice.test(words) && asksTime.test(words)) return { kind: 'hours', words }
  if (digest.test(words)) return { kind: 'digest', words }
  return contactIn(words)
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

function contactIn(words: string): Act | null {
  if (numbersAlone.test(words) && !/^(?:so|zalo|dia chi|lien he)$/.test(words)) return { kind: 'contact', what: '' }
  const need = broken.exec(words)?.[1]
  if (need) return { kind: 'contact', what: broughtBy[need] ?? need }
  const what = (contactOf.exec(words)?.[1] ?? contactTo.exec(words)?.[1] ?? contactFor.exec(words)?.[1] ?? '')
    .replace(/^(?:cua|so|cac|nhung|cho|nguoi) /, '')
    .replace(
      / (?:la (?:gi|bao nhieu|so nao|may)|bao nhieu|o dau|so may|so nao|may|khong|the nao|de .*|truc .*|gan nhat|gan day|nao|gi)$/,
      '',
    )
    .trim()
  if (what === '' || !someone.test(what)) return null
  // A place is asked of what stands in a ward, not of a law's clause.
  if (asksPlace.test(words) && what.split(' ').length > 8) return null
  return { kind: 'contact', what }
}

function additionIn(text: string): Act | null {
  const [opening, mark] = adds.exec(fold(text).trimStart()) ?? []
  if (opening === undefined) return null
  // Folding keeps the length of NFC text.
  const told = composed(text).trimStart().slice(opening.length).trim()
  const sure = mark === ':'
  return told && (sure || !mayAsk(told)) ? { kind: 'addition', text: told, sure } : null
}
