import type { OptOutPurpose } from '../../db/schema/conversation.ts'
import { alternatives } from '../text/any-of.ts'
import { setOf, type Word } from './words.ts'

/** A stop or start of one kind of what the account sends; `only`: of that kind it goes on, and of no other. */
export type NamedStop = { kind: 'stop' | 'start'; what: OptOutPurpose; only?: boolean }

// Typed with their marks these are no words of a stop, although they fold to some.
const others = setOf(
  `
    đúng dùng dụng dũng hợp hộp hớp bảo bão báu bạo bào mới mỗi mồi môi nhạc nhân nhãn nhàn nhẫn thời thổi
    thói tất tật bố bộ bó bò lốp lộp tình tính tịn gừi gùi hồi hối chợ chờ
  `,
)

const anyOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`
const some = (words: string, most: number) => `(?:${anyOf(words)} ){0,${most}}`
const before = some(
  `
    da vang a ad oi alo xin nho lam on vui long cho giup toi tui em minh chau con bac co chu ong ba kenh loa
    phuong xa tu nay gio bay muon hay tam can thoi
  `,
  6,
)
const mine = some('da vang toi tui em minh chau con bac co chu ong ba', 2)
const after =
  '(?: (?:nua|di|nhe|nha|a|giup|voi|cho|toi|tui|em|minh|chau|bac|co|chu|ong|ba|ad|oi|roi|het|cam|on|thoi|duoc|khong)){0,6}'
const between = some(
  `
    tin cac nhung loi giay thu viec ve cho toi tui em minh chau bac co chu ong ba thong bao nhac moi di lich
    cuoc buoi du nhan gui rieng tu dong khi co neu
  `,
  6,
)
const tells = '(?:nhan|nhan tin|gui|gui tin|bao|bao tin|nhac|nhac nho|thong bao|moi|goi) '

// What is stopped is that it is told: a meeting itself is nobody's to stop here.
const told = `(?:${tells}|(?=(?:tin|loi|giay|thu|tra|ket|tien) ))`

const things: Record<OptOutPurpose, string> = {
  meetings: `(?:${alternatives`
    hop(?: hanh)?(?: to(?: dan pho)?| thon| xom| khu(?: pho)?| dan| chi bo| phuong| xa| ap)?
    sinh hoat(?: chi bo)?|lop(?: hoc| tap huan)?|tap huan|hoi nghi|(?:loi|giay|thu) moi(?: hop)?
  `})`,
  answers:
    '(?:tra loi|ket qua|tien do|tinh hinh|tin)(?: cua)?(?: ve)?(?: (?:phan anh|kien nghi|gop y|cau hoi)){1,3}(?: (?:cua|da|toi|tui|em|minh|chau|bac|gui|hoi)){0,4}',
  news: 'tin(?: moi0?)?(?: ve)?(?: (?:nhung|cac|dieu|viec|cau|toi|tui|em|minh|bac|da|tung))+ hoi(?: roi| truoc day)?',
}
const purposes = Object.keys(things) as OptOutPurpose[]

const patterns = purposes.flatMap((what) => {
  const thing = things[what]
  const stop = `^${before}(?:ngung|dung|thoi|tat|huy|bo|khoi|chan)(?: (?:co|can|phai))? ${told}${between}${thing}${after}$`
  // “Không báo họp” may complain that nobody was told: it stops where somebody wants it no more.
  const noMore = [
    `^${mine}khong (?:muon|can)(?: phai| duoc)? ${tells}${between}${thing}${after}$`,
    `^${mine}khong ${tells}${between}${thing}(?: (?:cho|toi|tui|em|minh|bac)){0,2} nua(?: (?:dau|a|nhe|nha)){0,2}$`,
  ]
  const only = `^${before}chi ${some('can muon xin nen', 2)}${tells}${between}${thing}${after}$`
  const start = [
    `^${before}(?:nhan|bat|mo|bao|nhac|moi|thong bao|nhan tin) lai ${between}${thing}${after}$`,
    `^${before}${tells}${between}${thing}(?: (?:cho|toi|tui|em|minh|bac)){0,2} (?:lai|tro lai|tiep|nhu cu|nhu truoc)${after}$`,
    `^${before}(?:bat|tiep tuc) ${told}${between}${thing}${after}$`,
  ]
  return [
    { heard: [stop, ...noMore], said: { kind: 'stop', what } as NamedStop },
    { heard: [only], said: { kind: 'stop', what, only: true } as NamedStop },
    { heard: start, said: { kind: 'start', what } as NamedStop },
  ].map(({ heard, said }) => ({ heard: heard.map((one) => new RegExp(one)), said }))
})

const mostWords = 20

/** Which kind of its own messages somebody tells the account to stop or to send again; null where they name none. */
export function namedStopIn(words: readonly Word[]): NamedStop | null {
  if (words.length > mostWords) return null
  // A digit behind a word keeps it from being found as another.
  const heard = words.map(({ exact, folded }) => (others.has(exact) ? `${folded}0` : folded)).join(' ')
  return patterns.find(({ heard: forms }) => forms.some((form) => form.test(heard)))?.said ?? null
}
