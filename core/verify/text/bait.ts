import { mayAsk } from '../../feedback/question-alarms.ts'
import { wordsAnyOf } from '../../text/any-of.ts'
import { fold } from '../../text/fold.ts'

// An address that anybody may have bought; a state's own is none.
const address =
  /https?:\/\/[^\s/]{1,100}|(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|top|xyz|cc|vip|info|club|site|online|shop|org|vn|me|link|icu|app|ly|live|store)(?![a-z0-9])/gi
const ofState = /gov\.vn$/i
// What somebody is baited with, and what they are told to do.
const lure = wordsAnyOf`
  bi (?:khoa|phong toa|treo|tam dung|huy|cat)|se (?:bi )?(?:khoa|cat|huy)|trung thuong|trung giai|qua tang
  phan qua|mien phi|hoan tien|nhan (?:tien|qua|thuong|ngay)|vi pham|khoi to|nop phat|truy to|trieu tap|qua han
  no cuoc|bien lai|buu pham|buu kien|don hang|giao khong thanh cong|ho tro (?:vay|tien)|vay von|viec nhe
  luong cao|cap nhat (?:thong tin|can cuoc|cccd|vneid|sinh trac)
  xac (?:minh|thuc) (?:tai khoan|thong tin|danh tinh)
`
const bids = wordsAnyOf`
  bam|nhan vao|click|an vao|truy cap|vao (?:link|duong link|trang)|dang nhap|lien he|goi (?:ngay|lai|so)
  soan tin|cap nhat|xac minh|xac thuc|nop phat|chuyen khoan|cai (?:dat|app)|tai (?:app|ung dung)|ket ban
  quet ma|de (?:nhan|tranh|mo|tra cuu)
`
const toSomebody = /\b(?:quy khach|quy vi|thue bao|cua ban|(?:chuc mung )?ban (?:da|vua|duoc|co)|anh\/chi)\b/

const [fewest, fewestForwarded] = [7, 8]
const longest = 2000

const isLongEnough = (text: string, least: number) =>
  text.length <= longest && !/\?\s*$/.test(text) && text.trim().split(/\s+/).length >= least

/** Whether a text baits whoever reads it: what they win or lose, what they are to do, and an address that is no state's. */
export function isBait(text: string): boolean {
  if (!isLongEnough(text, fewest) || mayAsk(text)) return false
  const words = fold(text).replace(/\s+/g, ' ')
  const addresses = text.slice(0, longest).match(address) ?? []
  const isStrange = addresses.some((one) => !ofState.test(one))
  return lure.test(words) && bids.test(words) && (isStrange || (addresses.length === 0 && toSomebody.test(words)))
}

const passedOn = /^[\s[(*_>]*(?:fwd?|forward(?:ed)?|chuyen tiep|tin chuyen tiep)[\s\]):*_-]/
const urges =
  /^[\s[(*_>!]*(?:thong bao |tin |canh bao )khan\b|\b(?:chia se|chuyen tiep|lan toa|share)(?: (?:gap|ngay|rong rai|manh|tin nay|giup|len|di)){0,3} (?:cho |den |toi )(?:moi nguoi|nguoi than|nguoi khac|ban be|ba con|cong dong|ca nha|gia dinh|nhieu nguoi)\b|\b(?:chia se|chuyen tiep|lan toa|share) (?:gap|ngay|rong rai|manh)\b/

/** Whether a text says of itself that it is handed from one to the next. */
export function isForwarded(text: string): boolean {
  const words = fold(text.slice(0, longest)).replace(/\s+/g, ' ')
  return isLongEnough(text, fewestForwarded) && (passedOn.test(words) || (urges.test(words) && !mayAsk(text)))
}
