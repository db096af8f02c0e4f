import { type Language, type ProcedurePart, procedureParts } from '../../db/schema/procedures.ts'
import { setOf, spokenWords } from './words.ts'

// Whatever of a question is neither a procedure's name nor one of these words asks for something that no record holds: a fine,
// a right, a case of its own. Then the library answers, or nobody.
const common: Record<Language, ReadonlySet<string>> = {
  vi: setOf(
    [
      // Manners, persons, places and what holds a sentence together.
      'a ah ak z oi da vang ok alo ad admin bot loa em anh chi co chu bac ba ong toi tui minh chau con be bo me vo chong gia dinh nguoi nha dan',
      'cho xin hoi biet xem giup ho dum voi nhe nha nhi di vay the ne nay do day minh muon can phai thi la duoc cua o tai ben hai dua den tu va hay hoac cai nhung cac mot nhu khi moi ra ve ma roi bay hien nay luc',
      'ha hen nghen nghe hi cung u luon lien dem luot to onl',
      'phuong xa ubnd uy ban nhan mot cua bo phan thu tuc lam hanh chinh ho so giay to dang ky nop cap lay tra ket qua viec',
      // What of it is asked for.
      'gi nao sao dau ai bao nhieu may mat het ton khoang ngay lau tien dong phi le gia chi mien thoi gian giai quyet xong nhan gom mang theo chuan bi thanh phan',
      'ban luong dia noi co quan ky tham quyen qua mang truc tuyen online internet dich vu cong vneid mau don to bieu tai can cu phap ly van huong dan trinh cach buoc gio buoi tuan thang hom trang sinh',
    ].join(' '),
  ),
  en: setOf(
    [
      'a an the to for of in at on and or is are it be will do does can could would should i we my our me you your please hi hello hey thanks tell about want know need needed needs required get make take have there any all',
      'how what where when who which much many long days day time ready issued processing cost costs price pay fee fees charge charged free papers paper documents document paperwork bring submit file apply applying application',
      'register registration certificate online internet form forms copy copies procedure process steps legal basis ground authority office ward commune decides signs issues baby child kid son daughter newborn here take takes',
    ].join(' '),
  ),
}

// As the middle and the south say it, beside a name; at its end “hông” asks, and elsewhere it says that something is broken.
const elsewhere: Record<string, string> = {
  ...{
    mo: 'dau',
    rang: 'sao',
    rua: 'vay',
    ni: 'nay',
    bua: 'ngay',
    man: 'lam',
    on: 'ong',
    khon: 'khong',
    chu: 'bay gio',
  },
}
const asAsked = (words: readonly string[]): string =>
  words
    .map((word) => elsewhere[word] ?? word)
    .join(' ')
    .replace(/\bchi$/, 'gi')
    .replace(/(?<=\b(?:can|nop|mang|dem|gom|lam|thieu|giay)) chi\b/g, ' gi')
    .replace(/(?<=\b(?:duoc|can|tien|lau|phi|luon|lien)) (?:hong|hem|hok)$/, ' khong')

const what = '(?:gi|nao|nhung gi|cai gi)'
const until = '(?:thi )?(?:moi )?(?:co|xong|lay|nhan|duoc|tra|ra)'
const parts: Record<Language, Partial<Record<ProcedurePart, RegExp>>> = {
  vi: {
    papers: new RegExp(
      `\\b(?:giay to|thanh phan ho so|ho so (?:gom|can|co|${what})|giay ${what}|(?:can|mang|dem|mang theo|dem theo|nop|chuan bi|gom|co) (?:nhung |cac )?${what})\\b`,
    ),
    copies: /\b(?:(?:may|bao nhieu) (?:bo|ban)|so luong ho so)\b/,
    fee: /\b(?:le phi|phi|(?:bao nhieu|may|nhieu) (?:tien|dong)|(?:mat|het|ton) (?:khoang )?(?:bao nhieu(?! (?:ngay|lau|bo|ban|thang|gio))|tien|phi)|tien khong|gia|bao nhieu$)\b/,
    time: new RegExp(
      `\\b(?:(?:may|bao nhieu) (?:ngay|buoi|gio|tuan|thang)|bao lau|co lau|lau khong|(?:xong|lay|nhan|co) (?:luon|lien|ngay)(?! nao)(?: duoc)? (?:khong|hay)|(?:khi|luc|ngay|hom) nao ${until}|bao gio ${until}|thoi gian|thoi han (?:giai quyet|tra|cap))\\b`,
    ),
    place: /\b(?:(?:o|tai|nop|den|di|lam) dau|dau$|(?:cho|noi) nao|dia chi|(?:phuong|xa) nao)\b/,
    decider: /\b(?:tham quyen|(?:ai|co quan nao|don vi nao|noi nao) (?:giai quyet|ky|cap|lam|co tham quyen))\b/,
    online: /\b(?:qua mang|tren mang|truc tuyen|online|onl|internet|dich vu cong|tai nha|vneid)\b/,
    forms: /\b(?:mau don|bieu mau|don mau|(?:tai|xin|lay) mau|mau (?:nao|gi|o dau))\b/,
    ground: /\b(?:can cu|phap ly|van ban nao)\b/,
  },
  en: {
    papers:
      /\b(?:papers?|documents?|paperwork|what (?:do|should|must) (?:i|we) (?:need|bring)|what (?:is|are) (?:needed|required))\b/,
    copies: /\b(?:how many copies|copies)\b/,
    fee: /\b(?:how much|fees?|costs?|price|charged?|free|pay)\b/,
    time: /\b(?:how long|how many days|when (?:will|can|is)|processing time|ready)\b/,
    place: /\bwhere\b/,
    decider: /\b(?:who (?:decides|signs|issues)|which office|authority)\b/,
    online: /\b(?:online|internet)\b/,
    forms: /\bforms?\b/,
    ground: /\blegal (?:basis|ground)\b/,
  },
}
const how = {
  vi: /\b(?:(?:nhu )?the nao|lam sao|lam gi|ra sao|huong dan|trinh tu|cach|cac buoc|thu tuc gi|con (?:(?:dang ky|lam|cap|giay|thu tuc|viec) )*thi sao)\b/,
  en: /\b(?:how (?:do|to|can|should)|steps|procedure|process)\b/,
}
const questioning = {
  vi: /\b(?:gi|nao|sao|dau|ai|bao|may|khong|chua|duoc)\b/,
  en: /\b(?:how|what|where|when|who|which|can|does|do|is|are)\b/,
}
// When a duty ends, whom it binds, how far an application of one's own has come: no record of a procedure says so.
const when = '(?:bao lau|may ngay|bao nhieu ngay|khi nao|luc nao|bao gio)'
const beyond = new RegExp(
  `\\b(?:(?:trong|sau|qua|ke tu) (?:thoi han )?(?:bao lau|bao nhieu|may)|phai\\b.{0,40}\\b${when}|${when}\\b.{0,40}\\bphai|thoi han(?! (?:giai quyet|tra|cap))|(?:ai|nguoi nao) (?:phai|duoc|co)|cua (?:toi|tui|em|minh|chau)\\b.{0,40}\\b(?:xong|chua|dau|bao gio|khi nao))\\b`,
)

// Before a cost the word is “takes”; alone or before a paper it says that the paper is lost, which is another procedure.
const lost = /\bmat\b(?! (?:khoang |them |het |co |tong )?(?:(?:bao|may|tien|phi|le|thoi|gi|nhieu|lau|cong)\b|\d))/

const longestAsked = 200
const mostWords = 32

/** The words of what may ask for a procedure; none for what is longer than anybody asks for one. */
export function wordsAsked(text: string): string[] {
  if (text.length > longestAsked) return []
  const words = spokenWords(text)
  return words.length > mostWords ? [] : words
}

/** Which parts a text asks for once a procedure's name is taken out of it; null where it asks for more than a record tells. */
export function partsAsked(words: readonly string[], language: Language, also = ''): ProcedurePart[] | null {
  // Of these two words the second alone may be a matter: “khai tử”.
  const rest = (language === 'vi' ? asAsked(words) : words.join(' ')).replace(/\bto khai\b/g, 'mau don')
  const known = common[language]
  const places = new Set(spokenWords(also))
  // "Không" asks at the end of a question; anywhere else it denies.
  const said = rest.replace(/\b(?:hay )?(?:khong|chua)$/, '').trim()
  if (said.split(' ').some((word) => word && !known.has(word) && !places.has(word) && !/^\d{1,2}$/.test(word)))
    return null
  if (language === 'vi' && (beyond.test(rest) || lost.test(said))) return null
  const asked = procedureParts.filter((part) => parts[language][part]?.test(rest))
  if (asked.length === 0 && !how[language].test(rest) && questioning[language].test(rest)) return null
  return asked
}

const listed =
  /\b(?:(?:nhung|cac|bao nhieu|may|tat ca|het|danh sach|danh muc|liet ke|ke|ten) (?:loai |ten )?thu tuc|(?:co|lam|giai quyet|nhan|tiep nhan|cap|lo) (?:duoc )?thu tuc (?:gi|nao)|thu tuc (?:hanh chinh )?(?:nao|gi) (?:o |tai )?(?:day|phuong|xa|ubnd|uy ban|mot cua))\b/
const ofList = setOf(
  'ah ad admin a oi da vang alo bot loa em anh chi co chu bac ba ong toi tui minh chau con cho xin hoi biet xem giup ho voi nhe nha nhi di vay the ne nay do muon thi la duoc cua o tai va ma ra roi bay gio hien phuong xa ubnd uy ban nhan dan mot bo phan kenh day thu tuc hanh chinh lam giai quyet tiep lo gi nao nhung cac bao nhieu may loai tat ca het danh sach muc liet ke ten ta ben khong tren',
)

/** Whether a text asks which procedures there are, and for nothing else; `places`: the names of units that may stand in it. */
export function asksForList(text: string, places = ''): boolean {
  const words = wordsAsked(text)
  const named = new Set(spokenWords(places))
  return listed.test(words.join(' ')) && words.every((word) => ofList.has(word) || named.has(word))
}

/** Whether a text may ask which procedures there are, whatever the units are called. */
export const mayAskForList = (text: string): boolean => listed.test(wordsAsked(text).join(' '))

const inEnglish =
  /^(?:(?:in|please|pls|can|i|have|it|this|that|do|you|the|show|me|say|tell|co|ban|cho|xin|bang) )*(?:english|tieng anh)(?: (?:please|pls|version|card|khong|voi|di|a|nhe|nha|duoc))*$/

/** What is asked of the procedure told just before, where a text holds nothing else: “mấy ngày?”, “how much?”. */
export function partsAlone(text: string): { parts: ProcedurePart[]; language: Language } | null {
  const words = wordsAsked(text)
  if (words.length === 0 || words.length > 18) return null
  if (inEnglish.test(words.join(' '))) return { parts: [], language: 'en' }
  for (const language of ['vi', 'en'] as const) {
    const parts = partsAsked(words, language)
    if (parts && parts.length > 0) return { parts, language }
  }
  return null
}
