import { wordsAnyOf } from '../text/any-of.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { alarmsIn, mayAsk } from './question-alarms.ts'

// On folded words. What is broken, dirty, loud or in the way;
const trouble = wordsAnyOf`
  hong|tac|nghet|ngap|tran|on (?:qua|ao|lam|ghe)|rac|mat nap|(?:mat|cup|bi cat) (?:dien|nuoc)|o ga
  hoi (?:thoi|qua)|boc mui|do (?:trom|bay|bua|day)|lan chiem|bua bai|nghieng|sut|lun|nut|duc|vang duc
  chap chon|tat ngom|toi om|tha rong|ngan duong|chan duong|gay do|do nga|karaoke|mui hoi|dau xe
  (?:sa|thong|rot|xe) xuong|(?:dang|chay|tran|phun) (?:len|vo|vao|ra) (?:nha|san|duong|hem|ngo)|do xa ban
  xa ban|khoi (?:mu|den|bay)|khet let|xay (?:lan|de|do)|lan (?:sang|qua|chiem|het)|dua xe|ho ga|nap cong|o voi
  (?:hat|mo|bat|chinh) (?:karaoke|loa|nhac)|loa keo|dau (?:bit|chan|kin|lan)|bit (?:ca|het|loi|duong)|ia bay
  tu tap
  (?:(?<!^)nuoi|^nuoi(?=.*(?:hoi (?:thui|qua|khong|kinh)|keu|gay|on|chiu|thui|qua)\b)) (?:chim|yen|bo cau|de|tho|ngong|heo|lon|ga|vit|bo|cho)
  (?:cho|ga|heo)(?: [a-z]{1,5}){0,4} (?:sua|gay|can|keu)|(?:khoan|duc|dap) (?:be tong|tuong|duong|nen)|am am
  am i|inh oi|la het|nhau nhet|bui (?:bay|bam|mu)|xa khoi|khoi den|(?:nuoc )?cong (?:doi|trao)|doi nguoc
  choi tai|(?:chay|nuoc) yeu
`
// where or since when, as whoever complains says it.
const hereOrSince = wordsAnyOf`
  (?:may|hai|ba|bon|nam|\d{1,2}) (?:hom|ngay|bua|thang|tuan)|ca (?:tuan|thang|ngay|dem)
  (?:hom|toi|dem|sang|chieu) (?:qua|nay)|tu (?:hom|sang|trua|toi|tuan|thang)|suot|hoai|lien tuc|khong ai
  chua ai|qua|lam roi|ghe|roi|ngo|hem|ngach|kiet|dau duong|cuoi duong|truoc (?:nha|cong)|canh nha
  gan (?:nha|truong|cho|khu)|doi dien|sat (?:ben|vach|nha)|ke ben|phong tro|moi (?:toi|dem|ngay|sang|trua)
  mu troi|den nghit|ben (?:bo|song|duong|ho|kenh)|nha (?:toi|tui|em|minh|ben|ke|hang xom)|hang xom
  (?:toi|den) (?:khuya|nua dem|sang|gan sang|\d{1,2}(?:h| gio))|(?:hang|dem nao|ngay nao|toi nao)
  ca (?:xom|khu|hem|nha|lang|duong)|(?:vo|vao) nha|ra duong|sap (?:do|nga|sap|roi)|khong (?:ngu|chiu|tho)
  nguy hiem|con nit|tre con|khu dan cu|bai dat|mu mit|khu (?:toi|minh|em|pho)|to \d+
`
// Words that without their marks are too many others.
const marked = /(?<!\p{L})(?:vỡ|bể|hư|đổ|gãy|ồn|yếu|hôi|tắc|ngập|dơ|bẩn)(?!\p{L})/u
// Any word that asks, wherever it stands.
const asks =
  /\b(?:gi|nao|sao|bao (?:gio|nhieu|lau)|o dau|dau (?:vay|the|a)|may (?!hom|ngay|bua|thang|tuan|lan|nguoi|cai|dua)|ai (?!cung)|cho hoi|xin hoi)\b|\b(?:khong|chua|dau)(?: (?:vay|a|ad|the|nhi|em))?$/
const ofLaw = wordsAnyOf`
  luat|quy dinh|quy che|nghi dinh|thong tu|muc phat|xu phat|bi phat|phat|thu tuc|dang ky|ho so|giay|le phi
  tro cap|hoi (?:xin|ve)|dieu \d|trach nhiem|tham quyen|lich|thong bao|toi (?:can|pham|danh)|yeu to|hau qua
  phuong phap|hieu qua|thiet hai
`
// As the centre asks why and where.
const asksThere = /(?<!\p{L})(?:răng|mô|chi rứa)(?!\p{L})/iu
// Nobody who came and everybody who falls are not asked for.
const nobody =
  /(?<!\p{L})(?:(?:không|chưa|chẳng|khong|chua|chang)(?: (?:thấy|có|thay|co))? ai|ai(?: \p{L}{1,6}){0,2} (?:cũng|cung))(?!\p{L})/giu
const [fewest, longest] = [4, 1000]

/** Whether a text tells of a trouble and asks nothing: feedback by one who does not know what to call it. */
export function tellsTrouble(text: string): boolean {
  if (
    text.length > longest ||
    text.includes('?') ||
    asksThere.test(composed(text)) ||
    mayAsk(composed(text).replace(nobody, ''))
  )
    return false
  const words = fold(composed(text).replace(/máy|đổ lửa|(?<!\p{L})(?:h[ổôố]ng|đức)(?!\p{L})/giu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (words.split(' ').length < fewest && !/ qua$/.test(words)) return false
  const told = words.replace(nobody, '')
  if (asks.test(told)) return false
  if (
    !(trouble.test(words) || marked.test(composed(text).toLowerCase().replaceAll('đổ lửa', ''))) ||
    !hereOrSince.test(words) ||
    ofLaw.test(words)
  )
    return false
  const { urgent, denounces } = alarmsIn(text)
  return urgent === null && !denounces
}
