import { mayAsk } from '../feedback/question-alarms.ts'
import { expanded } from '../text/abbreviations.ts'
import { alternatives } from '../text/any-of.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { unstretched } from '../text/unstretched.ts'
import { passingIn, type SmallTalk } from './passing.ts'
import { asRulesSay, setOf } from './words.ts'

// On folded words, of the whole text: with anything more in it, it may be a question.
const particle = `(?:${alternatives`
  a|ah|ak|ha|hen|ne|nhe|nha|nhoa|nhi|nao|oi|day|do|vay|the|roi|luon|nhieu|lam|rat|qua|di|nua|ban|ad|admin|bot
  loa|em|anh|chi|co|chu|bac|shop|kenh|oa|page|minh|moi nguoi|ca nha|can bo|cong an|phuong|xa|cac|quy vi
  quy co quan|quy phuong|quy uy ban|chinh quyen|uy ban|dong chi|voi|may|tui|toi|b|vl|vcl|that
`})`
const lead =
  '(?:a lo|da|vang|ok|oke|oki|okie|toi|em|minh|xin|chau|rat|ad|ban|bot|loa|oi|alo|uh?m?|chao|thoi|sao|qua|a|thi)'
const of = (words: string) => new RegExp(`^(?:${lead} )*(?:${words})(?: ${particle})*$`)
// Without accents "cả" is read as "CA", the police.
// What may be said in one breath with more of it: "ok cảm ơn nhé bye".
const courtesy = alternatives`
  chao|hello|helo|hi|hey|alo|a lo|ok|oke|okay|oki|okie|okela|duoc roi|da ro|da hieu|uk|ukm|uh?m?|uh huh|vang
  da|cam on|cam ta|thank|thanks|thank you|thank kiu|thanks you|tks|thks|tk|bye|bai|tam biet|xin loi|sr|sory
  sorry|haha|hihi|hehe|kaka|huhu|haiz
`
const courteous = new RegExp(`\\b(?:${courtesy})\\b`)
const sequence = new RegExp(`^(?:(?:${courtesy}|${particle})(?: |$))+$`)

const kinds: [SmallTalk, RegExp][] = [
  [
    'greeting',
    of(
      alternatives`
        chao|hello|hi|helo|hey|alo|a lo|xin chao|thua|kinh thua|kinh gui
        chao(?: (?:(?:ca|cong an) nha|moi nguoi|ba con|ad|anh|chi|em|ban|loa))* buoi (?:sang|trua|chieu|toi)
        goo?d (?:morning|afternoon|evening)
        (?:ban|ad|loa|bot|day|kenh|kenh nay) la (?:ai|gi|nguoi|may|nguoi that|robot|bot)(?: hay(?: la)? (?:nguoi|may|robot|bot))*(?: (?:phai )?khong)?
      `,
    ),
  ],
  [
    'opening',
    of(
      alternatives`
        cho hoi|hoi|cho (?:toi|em|minh|chau) hoi|muon hoi
        (?:cho (?:toi|em|minh|chau) )?hoi (?:chut|ti|cai|mot ti|mot chut|xiu)
        (?:dang )?lam gi(?: day| do| the)*
        (?:co )?(?:ai|ad|admin)(?: (?:o do|o day|truc|do|day|onl|online|nao))* (?:khong|chua)|ad|co o do khong
        test|(?:alo|a lo|test)(?: (?:alo|a lo|test|\d{1,3})){1,4}|(?:\d ){1,3}(?:alo|a lo)|e (?:bot|loa|ad)
        (?:bot|loa)
        (?:ad|ban|admin|loa|bot|can bo|anh|chi|em|moi nguoi|ba con|ca nha)(?: oi)+(?: (?:cho )?(?:toi |em |minh |chau )?hoi(?: chut| ti| cai)?)?
      `,
    ),
  ],
  [
    'thanks',
    of(
      alternatives`
        cam on|cam ta|da ta|tri an|thank|thanks|thank you|thank kiu|tks|thks|tk
        (?:tra loi|giup do|ho tro) (?:nhiet tinh|tan tinh|nhanh)
        cam on(?: (?:vi|da|ad|loa|ban|bot|anh|chi|em|cac|co|chu|bac|phuong|xa|can bo|kenh|quy))* (?:tra loi|giup|giup do|ho tro)(?: (?:nhiet tinh|tan tinh|nhanh))?
        cam on(?: (?:vi|ve|da|cho|nhung|cac))*(?: (?:thong tin|cau tra loi|phan hoi|su|giup do|ho tro|tu van|chia se|huong dan|quan tam|giai dap))+(?: cua (?:ban|ad|anh|chi|kenh))?(?: (?:hu+ ich|bo ich|nhanh|day du|nhiet tinh|tan tinh|kip thoi))*
        (?:thank you|thanks) (?:very|so) much|hoan ho|tot|hay|tuyet|tuyet voi(?: ong mat troi)?
        (?:thong tin )?(?:rat )?(?:hu+ ich|bo ich)
        (?:nam|5) sao(?: (?:cho|ve))? (?:chat luong|kenh|phuong|ad|can bo|bot)|like|gut(?: gut)?
        (?:qua )?(?:dinh|chat luong)|bravo|yeah?|wow|ngon lanh|good|god|god job|gioi
      `,
    ),
  ],
  [
    'yes',
    of(
      alternatives`
        test thu|bo qua|yes|no|chua (?:co|ro|biet)|khong (?:dong y|chac|ro)|chac (?:vay|the|la vay|la the)
        co le (?:vay|the)|co roi|tat nhien|chac chan|hien nhien|duong nhien|di nhien|ok|oke|okay|okie|okela
        oki|uk|ukm|vang|da|u|uh|uhm|um|a|o|duoc|dong y|co|dung|dung roi|phai roi|khong|ko|k|thoi
        (?:u |o |a )?(?:the|vay|rua) (?:thi |cung )?(?:duoc|thoi|tot|hay|on)
        (?:u |o |a )?thi (?:vay|the|rua|thoi)|biet|hieu|da hieu|da ro|ro|da biet|da nhan|nhan duoc
        da nhan duoc|da xem|chuan|chinh xac|the|that|(?:sao|gi|the nao) cung (?:duoc|ok)|khong sao
        khong co gi(?: dau)?|co (?:gi|chi) dau|(?:cung )?tam duoc|khong can|khoi can|thoi (?:khoi|duoc)|de sau
        (?:se )?(?:suy nghi|can nhac|xem xet|xem|doc|hoi|tim hieu|lien he|quay lai|nghien cuu) (?:them|lai|sau|ky)(?: (?:sau|da|them|lai))*
        de (?:em|toi|minh) (?:xem|lam theo|lam|thu|lam thu)(?: lai)?(?: lai| da| ky)*|roi|xong|nhat tri|noted
        da doc|da (?:nhan(?: duoc)?|doc|xem)(?: cac| het)? (?:tin|thong tin|thong bao|ban tin|noi dung)
        xin loi|sr|sory|sorry|(?:xin loi )?(?:gui |nhan )?nham|hay do
      `,
    ),
  ],
  [
    'yes',
    /^(?:(?:da|vang|thoi|toi|em|minh) )?(?:van )?chua(?: (?:a|ah|nhe|nha|ad|em|anh|chi|co|bac|dau|ban|shop|oi))*$/,
  ],
  [
    'bye',
    of(
      alternatives`
        tat may|tam biet|g9|happy (?:new year|birthday|womens? day|holidays?)|merry (?:christmas|xmas)
        (?:mot )?(?:ngay|buoi (?:sang|trua|chieu|toi)|cuoi tuan) (?:moi )?(?:lanh|an lanh|tot lanh|vui ve)|bye
        bai|bye bye|hen gap lai
        chuc (?:ad |ban |anh |chi |moi nguoi |(?:ca|cong an) nha |cac |can bo |phuong |quy vi )*(?:ngu ngon|(?:co )?(?:mot )?ngay (?:moi )?(?:tot lanh|an lanh|vui ve)|cuoi tuan vui ve|suc khoe|mung nam moi|nam moi (?:vui ve|an khang|binh an))
      `,
    ),
  ],
  [
    'complaint',
    of(
      alternatives`
        wtf|clm|(?:may |do )?(?:bien|cut|xeo) (?:di|ngay|gap)|vl that
        (?:tra loi |noi )?(?:sai|sai bet(?: nhe)?|sai toet|trat(?: lat)?|trat het|khong dung|linh tinh|vo van|lung tung|nham|lac de|khong dung y)
        (?:bot |loa )?ngu|(?:tra loi |noi )?kieu gi|lang nhang
        (?:bot|loa|app|ad|con bot|cai (?:bot|app|kenh))(?: (?:nay|do|gi|nhu)){0,2} (?:cui(?: bap)?|phen|hach|hang ma|re tien|lom|dom|oc (?:cho|bo))
        hieu chet lien|gion mat(?: ha| a)?|dung (?:co )?(?:gion mat|dua)
        (?:cu )?lap di lap lai(?: (?:hoai|mai|the|vay))*|can loi|het noi(?: noi)?|het cuu|chiu thua|lua nhau
        (?:thoi )?dep(?: di)?|(?:do|te) (?:qua|the|that|te)|may moc thi biet (?:cai )?gi|chan|buc minh|buc
        bo tay|vo dung|vo van|(?:khong|chang|cha|hk) hieu(?: gi)?(?: ca)?
        (?:khong|chang|cha) giup (?:duoc )?gi(?: ca)?|tra loi (?:do|te|chan|kem|cham|lau)|tra loi nhu khong
        (?:tra loi|noi|bot) gi (?:vay|the|ky|la|ma do|ma ngu)|khong tra loi(?: dung)?
        (?:tra loi )?khong (?:dung|sat) (?:cau hoi(?: cua (?:toi|tui|em|minh|chau|con|bac|co|chu|ong|ba))?|cau (?:toi|em|minh|tui) hoi|trong tam|y|y toi|y em|y minh|cai toi hoi|dieu toi hoi)
        (?:(?:cau )?tra loi )?(?:khong|chang|cha) (?:lien quan|an nhap)(?: gi)?
        cau tra loi (?:(?:nay|do|kia|nhu vay) )?(?:sai|te|do|chan|kem|vo (?:nghia|ly|dung|duyen)|khong (?:dung|ro|on|hay|hop ly|dat|hieu|giup (?:duoc )?gi))
        (?:hoi mot dang )?tra loi mot neo|(?:qua|rat) te
        (?:phuc vu|thai do|lam viec)(?: (?:qua|rat))? (?:te|kem|do|chan)|(?:do|te) ec|tra loi ngu|buc ghe
        (?:y (?:toi|em|minh) )?khong phai (?:vay|the|cai nay|cai do|y (?:toi|em|minh))
        (?:sao |van )?(?:hoi (?:mai|hoai) (?:ma )?)?(?:chua|khong) (?:thay )?(?:ai )?(?:tra loi|rep|phan hoi)(?: gi(?: het| ca)?)?
        (?:rep|tra loi)(?: di)+
        (?:bot|loa|kenh|app|may|ad|con bot|cai (?:bot|app|may|kenh))(?: (?:nay|do))? (?:bi )?(?:hu|hong|loi|dien|khung|lag|lu|ngao|chap mach|ngo)
        lau|cham|lau (?:vay|the)|cho (?:mai|lau)|ky (?:vay|cuc)
      `,
    ),
  ],
]

// A number that answers no list, and an address alone.
const unasking = /^(?:\d{1,2}|https?:\/\/\S+)$/i
const partsOf = (text: string) => text.split(/[,.;!]\s/).filter((part) => part.trim() !== '')

// How the platform writes its stickers and faces: "/-strong", ":-bye", ":))".
const face = /^(?:\/-[a-z]{1,20}|[:;=x8]['’]?-?[a-z()|<>*$@~^]{1,8}|<3+|\^[_.]?\^|-_-)$/i
const areFaces = (text: string) => text.split(/\s+/).every((part) => face.test(part))
// One letter, keys struck in a row ("asdfgh"), a few again and again ("sdfsdf"): no word, and nothing that is asked.
const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const rows = [...keys, ...keys.map((row) => [...row].reverse().join(''))]
const isDrummed = (words: string) =>
  /^[a-z]$/.test(words) ||
  rows.some((row) => row.includes(/^([a-z]{3,5})\1{1,4}$/.exec(words)?.[1] ?? ' ')) ||
  /^([bcdfghj-np-tv-z]{2,4})\1{1,5}$/.test(words) ||
  (words.length > 2 && rows.some((row) => row.includes(words))) ||
  (words.length > 3 && words.split(' ').every(isStruck))

/** Whether a word has no vowel, but for that of the row where the fingers lie, and each of its letters, but for one in four, lies beside the one before: "kjhgf", "jhgfdjk". */
function isStruck(word: string): boolean {
  if (!/^(?:[bcdfghj-np-tv-xz]{3,20}|[asdfghjkl]{5,20})$/.test(word)) return false
  const apart = [...word].slice(1).filter((letter, at) => {
    const row = keys.find((one) => one.includes(letter)) ?? ''
    const steps = Math.abs(row.indexOf(letter) - row.indexOf(word[at] ?? ''))
    return !row.includes(word[at] ?? '') || steps === 0 || steps > 2
  })
  return apart.length <= (word.length - 3) / 4
}
// With their marks these are no words of courtesy, although they fold to some: “cờ bạc” is no “có bác”.
const noCourtesy = /(?<!\p{L})(?:cờ|bạc|bắc|chùa|chữa|chứa|chúa|nợ|nó|nổ|đổi|thẻ|dừng|đừng|ngừng)(?!\p{L})/iu
// Who greets and says that they are new here.
const introducing =
  /^(?:(?:da|a|xin|kinh) )*(?:chao|hello|helo|hi|alo) (?:[a-z]+ ){1,6}(?:moi|vua|lan dau) (?:[a-z]+ )?(?:vao|vo|lap|tai|cai|ket ban|dung|biet|theo doi|quan tam|tham gia)\b/
const longestPassing = 200

/** What somebody says who asks nothing: courtesy, a sign, anger at the answers. Null for all that may be a question. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (text.trim() === '' || text.length > longestPassing) return null
  return wholeIn(text) ?? passingIn(text)
}

function wholeIn(text: string): SmallTalk | null {
  if (text.length > 80) return null
  if (/^[\s?!.…]+$/.test(text) || areFaces(text.trim()) || unasking.test(text.trim())) return 'wordless'
  if (/\?/.test(text.trim().slice(1)) && !/^[\p{L}\p{M}\s]{1,30}\?+$/u.test(text.trim())) return null
  const words = saidIn(text)
  if (words === '' || isDrummed(words)) return 'wordless'
  if (noCourtesy.test(composed(text))) return null
  const found = kinds.find(([, pattern]) => pattern.test(words))?.[0]
  if (found) return found
  if (introducing.test(words) && !mayAsk(text)) return 'greeting'
  const parts = partsOf(text)
  const said = parts.length > 1 ? parts.map(smallTalkIn) : []
  if (said.length > 0 && !said.includes(null))
    return said.find((one) => one === 'complaint' || one === 'bye') ?? said[0] ?? null
  if (/^(?:(?:ha|hi|he|hj|ka|k|hu)+|haiz|h[uo]?m+|oh|uay|chac chac)$/.test(words)) return 'wordless'
  const chatted = chatterIn(words)
  if (chatted) return chatted
  if (!sequence.test(words) || !courteous.test(words)) return null
  if (/\b(cam on|cam ta|thank|tks|thks|tk)/.test(words)) return 'thanks'
  if (/\b(bye|bai|tam biet)/.test(words)) return 'bye'
  return /^(?:(?:da|a|e|o|xin|kinh|thua) )*(?:chao|hello|helo|hi|hey|alo|a lo) (?!(?:hi|he|ha|hello|hey)\b)/.test(words)
    ? 'greeting'
    : 'yes'
}

// Words that carry nothing but courtesy or anger: a text of these alone asks nothing, in whatever order they stand.
const chatter = setOf(
  `
    cam on camon tks thanks thank you nhieu nhiu lam qua bye bai tam biet hen gap lai ok oke okie e em ad
    admin bot loa dom ngu do te chan sai bet tra loi nhu con vet neo mot dang hoi ma noi linh tinh vo dung
    thoi khong can nua dau de xem da biet roi hieu duoc hihi haha hehe kaka thuong ghe gom hay tot gioi xin
    sorry gui nham tin nhan phai vay ne nha nhe nghen a u uh uhm vang day the chu bac co chi anh ong ba toi
    tui minh chau may cung van vui k r nhi ha gi voi di may la ua lon cho con gai trai moc troi p me re hihihi
    kk
  `,
)
const tellsKind: [SmallTalk, RegExp][] = [
  ['complaint', /\b(?:ngu|dom|do qua|te|chan|sai|bet|vo dung|vet|neo|linh tinh)\b/],
  ['thanks', /\b(?:cam on|camon|tks|thanks|thank)\b/],
  ['bye', /\b(?:bye|bai|tam biet|hen gap|p)\b/],
  ['thanks', /\b(?:de thuong|hay|tot|gioi|vui)\b/],
  [
    'yes',
    /\b(?:ok|oke|okie|u|uh|uhm|vang|da biet|da hieu|khong can|xin loi|sorry|gui nham|nhan nham|nham|lon|khong phai|hieu roi|duoc roi|biet roi|xem lai)\b/,
  ],
]
const mostChatter = 12

function chatterIn(words: string): SmallTalk | null {
  const said = words.split(' ')
  if (said.length > mostChatter || !said.every((word) => chatter.has(word))) return null
  return tellsKind.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** In which tone something is said that asks nothing. */
export const toneOf = (text: string): SmallTalk =>
  tellsKind.find(([, pattern]) => pattern.test(saidIn(text)))?.[0] ?? 'chat'

// In a dialect's words only where their marks tell that they are: “hẻm” is no “hem”.
const saidIn = (text: string): string =>
  composed(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const said = unstretched(word)
      const plain = fold(said === fold(said) ? said : asRulesSay(said))
      return fold(expanded(plain, undefined)?.join(' ') ?? plain)
    })
    .join(' ')
