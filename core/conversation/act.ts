import type { OptOutPurpose } from '../../db/schema/conversation.ts'
import { feedbackIn } from '../feedback/opening.ts'
import { alarmsIn, mayAsk } from '../feedback/question-alarms.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { contactKindIn } from './contacts.ts'
import { common, fits, type Rule, readied } from './rule.ts'
import { namedStopIn } from './stops.ts'
import { plainWords, setOf, type Word, wordsOf } from './words.ts'

/** What somebody wants of the account itself, which no library answers. */
export type Act =
  | { kind: 'menu' }
  | { kind: 'contests' }
  | { kind: 'my_cases' | 'my_attempt' | 'my_unit' }
  /** A stop or start of what the account sends of its own accord: of all of it, or of what they name. */
  | { kind: 'stop' | 'start'; what?: OptOutPurpose; only?: boolean }
  /** `what` is whom they look for, folded; '' for all numbers. */
  | { kind: 'contact'; what: string }
  /** `words`: what was said, folded; a day may stand in them. */
  | { kind: 'hours' | 'digest'; words: string }
  /** More about the feedback sent just before; `sure` where it says so with a colon. */
  | { kind: 'addition'; text: string; sure: boolean }

const exams =
  /\b(?:dai hoc|thpt|lop \d+|cong chuc|vien chuc|tuyen sinh|tot nghiep|bang lai|lai xe|hoc ky|thi dua|nghe|chung chi|tuyen dung)\b/
const laws =
  /\b(?:(?<!hieu )(?<!phap )luat|nghi dinh|thong tu|quy dinh|dieu \d|khoan \d|thu tuc|muc phat|xu phat|bi phat|tham quyen|ho so gom|le phi|hieu luc|(?<!ai lam )(?<!co lam )giay to)\b/

const messages = '(?:ban tin|bang tin|tin tuc|tin nhan|thong bao|tin|nhan tin|theo doi|dang ky|lam phien|spam)'
const stopped = '(?:bot|giam|cat|block|rut|loai|hong|ngung|ngug|ngunng|dung|dunng|huy|tat|thoi|bo|chan|khoi|dep|khong)'
const mine =
  '(?:(?<!dong )(?<!mo )cua (?:anh|chi|toi|tui|em|e|minh|chau|con|bac|co|chu|ba|ong|gia dinh|nha|chung)|(?:toi|tui|em|e|minh|chau|con|bac|co|chu|nha)(?: (?:co|da|moi|vua|len|tung)){0,3} (?:gui|goi|(?<!thong )bao(?! gio| lau| nhieu)|phan anh|kien nghi|gop y|hoi|nop|keu|than phien|trinh bao|khieu nai)|da (?:gui|bao|phan anh|kien nghi)|(?:gui|goi|(?<!thong )bao|phan anh) (?:hom|tuan|thang|bua|cai|luc|tu))'
// Places with hours of their own, which the office's are not.
export const elsewhere =
  /\b(?:be boi|ho boi|boi loi|san bong|san van dong|cong vien|sieu thi|hoi cho|phong gym|nha hang|khu vui choi|bao tang|nha tho|lop hoc|mam non|benh vien|nha thuoc|hieu thuoc|ngan hang|cay xang|ben xe)\b/
const offices =
  /\b(?:uy ban|ubnd|phuong|xa|mot cua|co quan|van phong|tru so|tiep (?:cong )?dan|can bo|hanh chinh|nha van hoa|noi lam giay to|bo phan|chu tich|mo cua|dong cua|gio lam viec|lich lam viec|thoi gian lam viec|nhan ho so|lich nghi|lam viec (?:khong|chua|lai)|(?:trua|chieu|sang|toi|mai|nay|hom|thu \w{1,3}|nhat) (?:con )?co ai truc|(?:quoc khanh|gio to|noel|giang sinh|quoc te lao dong|hung vuong|thong nhat|duong lich|am lich|30\/4|1\/5|2\/9) (?:co |thi |phuong )?(?:co )?(?:lam|mo|nhan|tiep)|di lam chua|lam (?:den|toi) may|co lam khong|con kip|cac (?:co|chu|anh|chi)|lam giay to|tram (?:y te|xa)|thu vien|cho|buu dien|phong kham|truong)\b/

/** Places that no directory of an office holds: a charging point, a bus stop, a car park. */
export const ofNoOffice =
  /\btram (?!y te|xa\b|cap cuu|truong|o\b|gi\b|nao\b)|\bxe (?:dien|buyt|dap|cong cong)\b|\b(?:bai|cho) (?:do|giu|gui|dau) xe\b/
const notContact = new RegExp(
  `${laws.source}|${ofNoOffice.source}|\\b(?:phat|nop|dang ky|cap (?:lai|moi|so|the|giay|doi)|lam lai|lam (?:giay|the|can cuoc|ho(?! tich))|ho so|giay|can cuoc|khi lai|co duoc|nhiem vu|quyen|(?:do|vut|bo|xa|dot|phan loai) rac|mua (?:dien|nuoc)|tien (?:dien|nuoc)|gia (?:dien|nuoc)|boi thuong|tuyen (?:dung|sinh)|do ai|thi bang|lai xe|xin so nha|dung khi|nha moi|doi|ket hon|khai sinh|khai tu|tam tru|thuong tru|hoc phi|tro cap|bao hiem|luat|chung thuc|sao y|xac nhan|nghich|so la (?:goi|nhan|keu|bao)|xung (?:la )?(?:cong an|can bo|nhan vien)|chi so|(?:minh|ta|nha) (?:la )?so (?:mot|1)$|thap nhat|cao nhat|^mat (?!dien|nuoc|mang))\\b`,
)
const contactWords =
  'mail email gmail fanpage facebook fb website web trang tho xe toi tim kiem tu phap dia chinh ho tich thuong binh ke toan thu doan thanh nien chu nhiem cot xet lua day nghieng moi yeu duc phu trach gap trom sua vo be kieu dau xin keu alo nho kiem huong loi kham phong dem ban ngay tu chiu so dien thoai dt may lien he lac goi hotline duong day nong dia chi nam danh ba zalo cong an canh sat khu vuc y te tram benh vien bac si cap cuu hoa thuong chua chay pccc phong luc tho ty nuoc mat cup hong uy ban ubnd nhan mot cua van tru chu tich bi to truong bo nha rac thu gom ve sinh moi truong hoc mam non tieu thcs thpt khan thiet quan trong huu ich buu truc ban hanh chinh tiep hoi phu nu sap nhap chay bo phan trung tam phuc vu duong ong vo ro cao tuoi dan pho dau'

// Who believes nobody stops no messages: “đừng tin lời nó”.
export const disbelief =
  /\btin (?:noi|tuong|ai|nhau|loi|duoc)\b|\b(?:dung|khong|chang|kho) (?:co |nen |the |ai )?tin(?:$| (?:phuong|xa|can bo|bot|nguoi)\b)/

// A number is asked of anybody who has one; a place of what stands in a ward.
const rules: [Exclude<Act['kind'], 'addition'>, Rule][] = [
  [
    'stop',
    {
      needs: [
        new RegExp(
          `\\b(?:${stopped}(?: [a-z]{1,8}){0,6}? ${messages}|${stopped}(?: (?:co|muon|can|duoc))? (?:gui|goi|nhan|nhac)(?: [a-z]{1,8}){0,3}? ?(?:nua|them|di)|(?:ngung|thoi|dung|huy|tat|khoi) (?:gui|goi|nhan)(?: (?:dum|di|giup|cai|cho|ho|gium)){0,3}$|(?:ngung|thoi) nhan (?:dum|di|giup|ho)|(?:ra|roi) khoi (?:danh sach|nhom nhan)|^(?:(?:moi|xin|nho|lam on) ){0,2}(?:ra|roi|thoat|cut|out)(?: ra)?(?: khoi)? (?:nhom|group)|(?:tat|ngung|dung|huy|bo(?! di\\b)) (?:dum|gium|giup|ho|di|no|het)(?: (?!ma |lam |nguoi)[a-z]{1,6}){0,3}$|(?:dung|thoi|khoi|ngung)(?: co| phai| can)? (?:nhan|gui|goi|nhac|lam phien)(?: [a-z]{1,8}){0,4} (?:nua|dum|giup)|(?:ngung|dung) (?:nhan|gui|goi|nhac)$|^(?:tat|ngung|huy)$|^block(?: (?:luon|di|het|no))*$|stop|unsub|unsubscribe)\\b`,
        ),
      ],
      others: 'đúng dùng dụng dũng tính tín tất tật bộ bố bò bó bơ thời thổi thói hủi bảo báu bằng bàng chấn',
      never: new RegExp(
        `${disbelief.source}|^(?:phuong )?(?:sao|tai sao|vi sao)\\b|\\b(?:tom tat|nhan duoc|duoc nhan|chua nhan|khong thay|tai sao|vi sao|duoc khong|thue|nop|hoc phi|phat|toa an|dat|trung tuyen|ket qua|tro cap|luong|kinh doanh|ket hon|thuong tru|tam tru|can gi|can nhung|ho khau|bao hiem|(?:bat|mo|gui|nhan) lai|tieu dung|loai thong tin|o dau|bao nhieu|khi nao|hong (?:den|duong)|den hong|(?<!khong )muon nhan tin lai)\\b`,
      ),
      own: 'nhom group cut out thoat roi cat block rut hong xoa loai ting tinh tinh bua sot chuong ten dien thoai may u on ao lam quay ray doc noi khac chuyen ranh thich nghe coi ngung ngug ngunng dung dunng huy tat thoi bo chan khoi dep stop unsub unsubscribe gui goi nhan nhac tin tuc ban bang thong bao theo doi dang ky lam phien spam nhieu met on hang het tu dong rieng qua ra khoi danh sach list mat dien keu on met nghi',
      spare: 2,
    },
  ],
  // Fewer of them; “bot” without its marks is the account itself.
  [
    'stop',
    {
      needs: [
        /\b(?:bot|giam|it)(?: (?:bot|di|lai|viec)){0,2} (?:gui|nhan tin|tin|thong bao|ban tin|nhac|spam|lam phien)\b|\b(?:gui|nhan tin|nhac|nhan)(?: [a-z]{1,6}){0,3} (?:it|bot|thua)(?: (?:thoi|lai|di|tin|hon)){1,2}\b/,
      ],
      never: /\b(?:sao|thay it|luong|thue|phi|tien|phat|ho so|it nhat)\b/,
      others: 'bot bột bọt bốt',
      own: 'bot giam it gui goi nhan tin thong bao ban tin nhac spam lam phien nhieu qua lai di thoi thua hon',
      spare: 1,
    },
  ],
  [
    'start',
    {
      needs: [
        /\b(?:nhan lai|bat lai|mo lai|gui lai|dang ky lai|bat|dang ky|tiep tuc|muon nhan|nhan hang ngay|hang ngay|moi ngay|moi sang|moi tuan|theo doi lai|tro lai|nhan tin lai|subscribe|cho (?:toi|em|co|bac|minh|ba|ong|chau|tui) nhan|duoc nhan (?=tin|ban tin)|(?:gui|nhan|nhan duoc|mo|bat)(?: [a-z]{1,6}){0,4} (?:tro )?lai|theo doi (?=tin|ban tin|lai)|gui tin(?: [a-z]{1,5}){0,3} (?:nua|tiep)|vao danh sach|dang ki|^(?:xin )?nhan (?=tin|ban tin|thong bao)|lai (?:gui|nhan) (?=tin))\b/,
        /\b(?:tin|ban tin|bang tin|thong bao|tin tuc|tin nhan|nhan lai|subscribe)\b/,
      ],
      never:
        /\b(?:(?:tin|ban tin) (?:sang|chieu|toi|hom|ngay) (?:nay|qua|kia|truoc|\d)|(?:ti|lat|chut|xiu|mai)(?: nua)?(?: [a-z]{1,5}){0,2} (?:nhan|goi) lai|ngung|(?<!lo )tat thong bao|doc lai|(?:mo|gui) lai(?: [a-z]{1,8}){1,7} (?:nghe|xem|coi|doc)|o dau|bao nhieu|sao chua|chua nhan|khong nhan|thue|nop|hoc phi|tam tru|thuong tru|ket hon|khai sinh|kinh doanh|luat|hop)\b/,
      own: 'ki quan tam nhan danh sach truoc nhu bat mo gui goi dang ky tiep tuc theo doi tro hang moi tin tuc ban bang thong bao subscribe lo huy giup nhu cu tiep tat khong',
      spare: 1,
    },
  ],
  [
    'start',
    {
      needs: [
        /\b(?:sao|tai sao|vi sao|lau)\b/,
        /\b(?:khong|chua|het|chang|cha)(?: con)? (?:nhan|thay|gui|co|duoc)(?: [a-z]{1,8}){0,4} (?:ban tin|bang tin|tin nhan|tin|thong bao (?:cua (?:phuong|xa)|hang ngay))\b/,
      ],
      never:
        /\b(?:thue|nop|hoc phi|tam tru|luat|hop|tro cap|luong|phat|tuyen|ket qua|trung|giay|dat|phan anh|kien nghi|tra loi)\b/,
      own: 'nhan gui goi tin tuc ban bang thong bao hang ngay nhat duoc dao gan nay het dung ngung bua',
      spare: 1,
      others: 'tính tín bảo',
    },
  ],
  [
    'my_cases',
    {
      needs: [
        new RegExp(
          `\\b(?:${mine}|(?:tra cuu|xem)(?: lai)?(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)|(?:tien do|tinh trang|tinh hinh|ket qua)(?: [a-z]{1,8}){0,3} (?:phan anh|kien nghi|gop y)|(?:phan anh|kien nghi|gop y)(?: [a-z]{1,8}){0,2} (?:hom|tuan|thang|bua|lan) (?:truoc|qua|kia|no|roi)|(?:lich su|danh sach)(?: [a-z]{1,8}){0,2} (?:phan anh|kien nghi|gop y)|(?:xem|kiem tra|tra|hoi)(?: [a-z]{1,8}){0,6} (?:phan anh|don kien nghi|kien nghi|gop y)|^tra (?:phan anh|kien nghi)|(?:gui|goi) (?:phan anh|gop y|kien nghi|don|y kien)|^(?:phan anh|kien nghi|gop y)(?: [a-z]{1,8}){0,3} (?:den|toi) dau|(?:khi nao|bao gio)(?: [a-z]{1,8}){0,4} (?:phan anh|kien nghi|gop y) (?:cua|nay|do)|(?:trang thai|tien trinh)(?: [a-z]{1,8}){0,2} (?:phan anh|kien nghi|gop y)|(?:may|cac|nhung|danh sach) (?:phan anh|kien nghi|gop y|y kien|cau hoi)(?: [a-z]{1,8}){0,4} (?:da|tung) (?:gui|goi|hoi|neu)|^(?:cai |con )?(?:vu|viec|chuyen)(?: [a-z]{1,8}){1,5} (?:hom|bua|tuan|thang|lan) (?:truoc|no|roi|hom|qua)(?: [a-z]{1,5}){0,2} (?:sao roi|tinh sao|(?:toi|den) dau|xong chua|xu ly|giai quyet)|^(?:da )?(?:bao|gui)(?: [a-z]{1,8}){1,9} (?:chua|khong) (?:thay|co)(?: ai)? (?:hoi am|tra loi|xu ly|giai quyet|phan hoi))\\b`,
        ),
        /\b(?:(?:den|toi) dau|chua|sao|rang|the nao|trang thai|tien trinh|lich su|(?:gui|phan anh) (?:hom|tuan|thang)|(?:khong|chua|chang|cha)(?: thay| co)? ai|im (?:re|lim|thin thit|ru)|bat vo am tin|mat hut|(?:khong|chua|chang|cha) thay (?:gi|ai|dong tinh|dong thai|hoi am|tra loi)|may lan|da gui|da goi|tung gui|co ai|ket qua|tien do|tinh trang|tinh hinh|xem|tra cuu|^tra|bao gio|khi nao|ai xu ly|da xu ly|nhan duoc|(?:phan anh|kien nghi|gop y) cua (?:toi|em|minh|chau|tui|bac|co|chu))\b/,
        /\b(?:phan anh|kien nghi|gop y|khieu nai|don|y kien|vu|viec|chuyen|cau hoi|gui|bao|keu|than phien)\b/,
      ],
      never:
        /\b(?:phai|tra loi (?:khong|chang|cha) (?:dung|sat|trung|lien quan)|(?:khong|chang|cha) (?:dung|trung|lien quan)(?: (?:y|voi))? (?:cau hoi|cau toi)|lac de|thu tuc|quy dinh|luat|thoi han|trong bao lau|can (?:gi|nhung)|gui (?:cho|den|toi|ve|o) (?:ai|dau|co quan)|o dau|nhu the nao thi|duoc bao nhieu|hop dong|so do|don vi|cong viec|nam nao|ngay thang nam|tai sao|vi sao|huong dan|nha may|trung giai|ly hon|ho so (?:dat|nha|toi|em|cua)|mot cua|cam on|thong bao (?:thue|nop)|ket hon|tro cap)\b/,
      others: 'cửa bảo có chủ',
      own: 'lich su anh keu than phien trang thai trinh list danh sach len nhac sua den rang tung phan anh kien nghi gop y khieu nai don thu y kien de nghi chuyen cau hoi bao gui goi nop xu ly giai quyet tra loi ket qua tien do tinh trang hinh cuu tra thay xong kiem nhan luu theo doi hoi am phan im re lim thin thit bat vo tin mat hut dong',
      spare: 5,
    },
  ],
  [
    'my_attempt',
    {
      needs: [
        /\b(?:thi|trung giai|trung thuong|trac nghiem|bai lam|bai cua (?:toi|em|minh|con|bac|chau)|quiz|cuoc thi|diem|cau|hang|(?:dung|xep) thu|top may)\b/,
        /\b(?:(?:toi|tui|em|e|minh|chau|con|bac|co|chu|ong|ba)\b|xem lai bai|nop bai|bai cua (?:toi|em|minh|con|bac|chau)|bai thi (?:gan nhat|vua roi|truoc|hom)|lan thi|luot thi|(?:duoc|dung|dat|thi) (?:may|bao nhieu) (?:diem|cau)|^(?:cho )?(?:xem |coi )?(?:so )?diem cua|^xem diem$|^(?:thu )?hang cua|(?:ket qua|diem so)(?: [a-z]{1,6}){0,2} cua|ket qua thi|diem thi)/,
        /\b(?:diem|may cau|bao nhieu|thay diem|ket qua|(?:dung|xep) thu may|(?:hang|top) may|hang cua|^(?:(?:cho|hoi|da|ad|oi) ){0,3}(?:toi|tui|em|e|minh|con|chau) (?:thi|lam bai)(?: [a-z]{1,5}){0,3} (?:duoc|dat|trung|co) (?:giai|thuong|qua)|xep|ghi nhan|bai lam|bai thi|lan thi|nop|trung giai|trung thuong|cham|(?:co )?dau (?:khong|chua|hay)|dat (?:khong|chua)|qua (?:khong|chua))\b/,
      ],
      never: new RegExp(
        `${exams.source}|${laws.source}|\\b(?:duoc khong|tra|luong|tien|tieng|tham gia|link|o dau|vao thi|phat|lai xe|tru diem|giay phep|quan diem|lua dao|tin nhan|dac diem|uu diem|nhuoc diem|diem (?:nao|khac|chung|giong)|dan chung|nam nao|do thi)\\b`,
      ),
      others: 'thì thị thí đùng cầu cấu có chủ hàng hằng hãng đặc',
      own: 'top danh sach thanh trung giai thuong cham dau rot thi bang trac nghiem bai lam quiz cuoc diem cau dung hang xep ket so luot gan nhat tim hieu ghi nhan nop he thong du dat trong dung xong thay phap luat',
      spare: 2,
    },
  ],
  [
    'my_unit',
    {
      needs: [
        /\b(?:to dan pho|khu pho|thon|ap|to|don vi|khu|chi bo|dia ban)\b/,
        /\b(?:(?:thuoc|o|nam o|dang ky o|xep vao|sinh hoat o)(?: [a-z]{1,6}){0,3} (?:to|khu|thon|ap|don vi|phuong|xa|chi bo)(?: dan pho| pho)?(?: so)? (?:nao|may|gi|bao nhieu)|(?:doi|sua|chon|cap nhat|chuyen)(?: [a-z]{1,6}){0,3} (?:to|khu pho|khu|thon|ap|don vi|chi bo|to dan pho)|(?:to|to dan pho|khu pho|thon|don vi) cua (?:toi|em|minh|chau|tui|bac|nha)|(?:ghi|chon|xep|de|dang ky) (?:nham|sai)(?: [a-z]{1,6}){0,2} (?:to|khu pho|thon|ap|don vi)|chuyen(?: [a-z]{1,6}){0,2} tu (?:to|khu pho|thon|ap) \d+)\b/,
      ],
      never: new RegExp(
        `${laws.source}|\\b(?:to truong|truong (?:thon|ap|khu)|bau|sap nhap|tach|ho khau|tam tru|thuong tru|can cuoc|giay)\\b`,
      ),
      others: 'tờ tố tớ áp',
      own: 'qua ghi sai dang ky he ho so to dan pho khu thon ap don vi chi bo dia ban thuoc nam sinh hoat xep doi sua chon cap nhat chuyen nham khac he thong tren so cu tru',
      spare: 1,
    },
  ],
  [
    'hours',
    {
      needs: [
        /\b(?:lam viec|mo cua|dong cua|tiep (?:cong )?dan|nhan ho so|nghi|truc|kip|mo|lam|tiep nhan|hanh chinh|co ai|con ai|lam giay to)\b/,
        /\b(?:gio|h|khong|hong|hem|hok|chua|lich|thoi gian|ngay nao|khi nao|hom nao|may ngay|may hom|thu may|bao gio|bao lau|luc may|den may|tu may|may bua|may h|con kip|toi may|mung may)\b/,
        offices,
      ],
      never: new RegExp(
        `${laws.source}|${elsewhere.source}|\\b(?:lao dong|cong nhan|nhan vien|nguoi lam|lam them|tang ca|luong|thai san|phep|viec rieng|hoc sinh|huu|thoi viec|tro cap|duoc huong|cong ty|doanh nghiep|xay dung|can cuoc|ho chieu|so do|bang lai|quay phim|ghi hinh|phao hoa|di lam (?:xa|thue|an)|(?:tam|thuong) (?:vang|tru)|karaoke|ket hon|khai sinh|khi co|lam viec gi|lam giay (?!to)|uy quyen|phat|^(?:phuong |xa |uy ban )?(?:oi )?co ai truc|nghi quyet|nghi dinh|mo lai|thong bao|ban tin|kip (?:xem|doc)|(?<!co )ai truc(?! nhan)|cho (?:hoa|tet|dem|phien|xuan|noi|cay))\\b`,
      ),
      others: 'nghị nghĩ nghi mồ mộ mỡ giỏ',
      own: 'quoc khanh gio to hung vuong noel giang sinh quoc te dong thong nhat am nghi bu thay ca y te thu vien buu dien cho kham quay ban le uy ban ubnd mot cua quan van phong tru so tiep cong bo phan hanh chinh chu tich viec mo dong cua nghi le tet truc lich thoi gian khung giac nhan ho buoi trua toi kip so cuoi hoa trung tam phuc vu chieu tra ket qua giay to duong lich am bat dau',
      spare: 1,
    },
  ],
  [
    'contests',
    {
      needs: [
        /\b(?:(?<!can )cuoc thi|(?<!xa )hoi thi|(?:dot|ky|vong) thi (?:nay|moi|vua|toi|hien)|thi kieu|^(?:cho )?(?:hoi )?(?:muon )?thi (?:o dau|cho nao|bang cach nao|the nao)|(?:khi nao|bao gio|may gio|hom nao) (?:thi|mo|bat dau|toi) (?:vong|dot|thi|lai)|thi (?:co )?(?:thuong|giai)|han thi (?:den|toi|la|ngay|hom|bao|khi)|thi trung thuong|thi (?:xong |xong roi )?(?:co |duoc )?(?:qua|thuong|giai)\b|the le (?:cuoc )?thi|(?:cuoc )?thi(?: [a-z]{1,8}){0,2} the le|co cau giai|giai (?:nhat|nhi|ba|thuong)(?: [a-z]{1,8}){0,3} (?:thi|bao nhieu|gi)|(?:mo|dang|bat dau) thi(?! hanh)|^(?:vao |vo |lam )?thi (?:tren|qua|bang) (?:zalo|mang|dien thoai|app|ung dung)|thi trac nghiem|thi tim hieu|trac nghiem|du thi|bai thi|mini ?game|quiz|do vui|thi truc tuyen|thi online|vao thi|co thi|thi gi|link thi|tham gia thi)\b/,
      ],
      never: new RegExp(
        `${exams.source}|\\b(?:diem|thi sinh|phat|sat hach|bi|giay phep|xin phep|chung nhan|mat mang|quy dinh|nghi dinh|thong tu|thu tuc|xu ly)\\b`,
      ),
      others: 'thì thị cước cuốc hơi hồi',
      own: 'xong qua dang nhap kieu the le thuong trung qua vong dot ky ket thuc chong chay an toan mang giao thong moi truong cuoc thi hoi trac nghiem tim hieu du bai mini game minigame quiz do vui truc tuyen online link duong dan dia chi tham gia bam cho han dong mo to chuc dien bat thuong hieu nghi quyet phap lich su tro choi tinh trong dien bao cach lam dang ky giai vao tim thay',
      spare: 4,
    },
  ],
  [
    'contact',
    {
      needs: [
        /\b(?:so dien thoai|so (?:dien|dt|may|lien|ben|cua|nao|cong an|tram|to truong)|dien thoai|hotline|duong day nong|lien he|lien lac|(?:goi|keu|alo|nho|kiem|nhan) (?:so|ai|cho (?:ai|ben|dau)|ben|dau)|(?:sao|the nao|cach nao) (?:de )?(?:ma )?(?:goi|lien lac|keu) (?:duoc )?(?:cho )?(?=dien luc|cong an|tram|phuong|uy ban|to truong|ben|nuoc|can bo)|gap ai|ai phu trach|(?<!thong )bao (?:ai|cho ai|ben nao)|(?:hoi|tim|can|kiem) so|^cho (?:[a-z]{1,5} )?so|^ai la (?=to truong|truong (?:thon|ap|khu))|^goi (?=cong an|tram|dien luc|cap cuu|to truong|phuong)|^(?:muon )?(?:goi|keu|alo|lien he)(?: [a-z]{1,6}){1,4} so (?:may|nao|gi)$|so bao nhieu|^(?:cho )?(?:xin )?so (?=phuong|xa|uy ban|bac si|truc)|so may (?=co|chu|anh|chi|bac|ong|ba)|zalo cua|^(?:can |muon )?(?:tim|gap) (?:co |chu |anh |chi |ong |ba )?(?=dia chinh|tu phap|cong an|can bo|to truong|chu tich|bac si)|^so (?=cuu|cap cuu|chua chay|cong an|benh vien)|danh ba|so (?:khan cap|can thiet)|cho xin so|xin so|so may|(?:e ?|g)?mail|fanpage|(?<!tren )(?:facebook|fb)|website|trang web)\b/,
        /\b(?:cong an|ca phuong|canh sat|y te|tram xa|benh vien|cap cuu|cuu hoa|chua chay|pccc|dien luc|mat dien|cup dien|cap nuoc|nuoc|dien(?! thoai)|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so|chu tich|bi thu|to truong|truong (?:thon|ap|ban|khu)|can bo|nha van hoa|rac|ve sinh|moi truong|truong (?:hoc|mam non|tieu hoc|thcs|thpt)|hotline|duong day nong|danh ba|so dien thoai|dien thoai (?:can|quan|khan)|phuong|xa|khan cap|hanh chinh|truc ban|buu dien|tiep dan|khu vuc|to (?:dan pho|\d+)|tu phap|dia chinh|ho tich|thuong binh|ke toan|van thu|doan thanh nien|hoi [a-z]{1,6} [a-z]{1,6}|bac si|chu nhiem|cot dien|day dien|dien giat|duong ong|ong nuoc|phu trach|chu tich|giam doc|truc)\b/,
      ],
      never: notContact,
      own: contactWords,
      others: 'sổ sợ sỏ bảo diện diễn gói',
      spare: 2,
    },
  ],
  [
    'contact',
    {
      needs: [
        /\b(?:o dau|o mo|cho nao|cho mo|nam (?:o|cho)|(?:minh|nay|te|ban|an|luc) dau$|dia chi|duong (?:nao|gi)|huong nao|di (?:duong|loi|huong))\b/,
        /\b(?:cong an|ca phuong|y te|tram xa|benh vien|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so|dia chi (?:cua )?(?:phuong|xa)|(?:phuong|xa)(?: minh| ta| moi)? (?:o|nam)|nha van hoa|dien luc|buu dien|toa an|tiep dan|hanh chinh|cho phuong|truong (?:hoc|mam non|tieu hoc|thcs|thpt))\b/,
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
        /\b(?:ban tin|bang tin|tin tuc|tin|thong tin|thong bao|su kien|co (?:gi|chi)|(?:gi|chi) (?:moi|hay)|thong bao moi)\b/,
        /\b(?:hom|nay|qua|kia|ngay|thu|chu nhat|moi|hot|xem|doc|tuan|sang|chieu|cu|gan day|hay|tin gi|ban tin|bang tin|tin tuc|thong bao gi)\b/,
      ],
      never: new RegExp(
        `${laws.source}|^(?:(?:toi|em|minh|tui|chau|bac) )?da (?:doc|xem|nhan|nghe)\\b(?!.*\\b(?:chua|gi|nao|lai)\\b)|\\b(?:that khong|co that|gia|lua dao|chua nhan|khong nhan|nhan duoc|kinh doanh|tuyen|hop|o dau|xac minh|kiem chung|kiem tra|phai (?:la )?(?:cua|tin|phuong)|chinh xac|phai gui|chung cu|may ngay|bao nhieu ngay|co duoc|co (?:phai|dung)|dung (?:khong|la)|khong co gi$|(?:gui|ra|dang) (?:tin|thong bao) nay|thoi tiet|cam on|hay qua|cung hay|ngu quen|(?:gio|nay) moi (?:doc|xem|coi|thay|biet)|^tin nay|(?:check|giup|xem ho) (?:cai )?tin (?:nay|do)|tin do$|thue|nop)\\b`,
      ),
      others: 'tính tín bảo báu',
      own: 'coi nghe doc lai mo ban bang tin tuc thong bao su kien moi hay hot doc gui kip noi ve nhat gan truoc cu phat dua dac biet chinh hang thoi cua nong sot het nhan lo xoa mat tom tat chi gi ke cho',
      spare: 1,
    },
  ],
  [
    'menu',
    {
      needs: [
        /\b(?:menu|(?:mo|hien|xem|hien thi|cho) (?:cac |ra )?(?:danh muc|muc luc|bang chon|lua chon)|tro giup|help|chuc nang|tac dung gi|^biet (?:nhung )?(?:gi|chi)$|huong dan|huong dann|cach (?:dung|su dung|hoi)|dung (?:the nao|nhu the nao|ra sao|kieu gi|sao)|(?:lam|giup|ho tro|tra loi|hoi|noi)(?: duoc)?(?: nhung| cac| may)? (?:gi|chi(?= (?:duoc|cho|vay|the|a|ha|nhe)|$)|viec gi|chuyen gi)|hoi duoc|danh muc|ai truc|biet lam gi|moi quan tam|dung de lam gi|(?:kenh|trang|page|nhom|zalo|oa)(?: [a-z]{1,5})? (?:nay )?(?:la )?(?:cua ai|gi|cai gi)|^bat dau$|(?:chua|khong) biet (?:dung|xai|su dung|bam)|(?:cac|nhung|may) muc|(?:danh sach|cac|nhung|cau) lenh|(?:cac|nhung|may|muc|phan) (?:muc|phan) (?:gi|nao)|tra loi duoc|moi (?:vao|tham gia|theo doi)|bam (?:vao )?(?:cho nao|dau)|(?:khong|chua) biet (?:phai )?(?:hoi|go|bam|lam|bat dau) (?:gi|sao|the nao|tu dau|nhu the nao)|bat dau (?:tu dau|nhu the nao|the nao|sao)$|lam (?:sao|the nao) de (?:hoi|dung|xai|su dung)(?: (?:day|vay|duoc|kenh|trang|bot|cai|nay|zalo)){0,3}$|tra cuu (?:duoc )?(?:nhung |cac )?(?:gi|chuyen gi|viec gi)$|cach dat cau hoi|(?:phai|can|nen) (?:go|nhap|bam|nhan|hoi|viet) (?:gi|sao|the nao|nhu the nao)|(?:o day|day|kenh|trang|page|bot|zalo|nay) co (?:nhung |cac |may )?(?:dich vu|tinh nang|thong tin|chuc nang|muc)(?: nao| gi)?$|cach xai|(?:go|nhan(?: tin)?|bam|viet|nhap|danh)(?: [a-z]{1,4}){0,2} (?:gi|chi|sao|the nao|kieu (?:gi|nao|sao)|cach nao|rang)(?: [a-z]{1,4})? (?:de|moi) (?:hoi|duoc hoi)|(?:kenh|trang|bot|page|cai|zalo)(?: nay)? (?:hoat dong|dung|xai) (?:the nao|lam sao|sao|ra sao)|(?:lam|giup|ho tro) duoc (?:chi|gi))\b/,
      ],
      never: new RegExp(
        `${laws.source}|\\b(?:khong biet(?! (?:phai|hoi (?:gi|sao|kieu|cach|the nao)|go|nhan|viet|nhap|bam|bat dau))|cung khong|chang biet)\\b`,
      ),
      own: 'chu kieu danh tin chon bang lua hien thi xem quay tro lai ve chinh dich vu tinh nang thong nhap viet tra cuu dat go chao theo doi hoat dong page nhom lenh cau loai phan sach tham gia bat dau duoc ho menu tro giup help chuc nang huong dan cach dung su hoi lam ho tra loi duoc nhung viec chuyen danh muc muc luc truc nhan quan tam tin bam xai de vao moi',
      spare: 0,
    },
  ],
]

const broughtBy: [RegExp, string][] = [
  [/\b(?:mat|cup|chap|hong) (?:duong )?dien\b|\bden duong\b|\bdien luc\b/, 'dien luc'],
  [/\b(?:mat|cup) nuoc\b|\bnuoc khong chay\b|\b(?:vo|ro)(?: ri)? (?:duong )?ong\b/, 'cap nuoc'],
  [/\bchay (?:nha|rung|no)\b/, 'cuu hoa'],
]
// What of a question for a number tells whom is looked for.
const asking = setOf(
  'so dien thoai dt may lien he lac goi bao hotline duong day nong dia chi o dau cho nao nam danh ba xin hoi la gi bao nhieu ai cua cac nhung khan cap can thiet quan trong co khong de truc',
)

/** The words of a text that neither are common to all that people say nor belong to the rule of a kind. */
export function strangeTo(kind: Act['kind'], words: readonly Word[]): Word[] {
  const owned = known.find((one) => one.kind === kind)?.rule.owned
  return words.filter(({ folded }) => !common.has(folded) && !owned?.has(folded) && !/^\d/.test(folded))
}

const adds =
  /^(?:(?:da|vang|a|ah|u|u,|ok|oi|toi|em|minh|chau|con|tui|bac|xin|muon|can|cho|quen)[ ,]{1,2}){0,4}(?:bo sung|noi them|them nua|noi ro them|viet them|ke them|ta them|bao them|thong tin them|them thong tin|quen (?:noi|bao|ke|ghi|mat(?! khau))|con (?:mot y|nua)|them)(?: (?:them|thong tin|y|y kien|phan anh|mot y|nua|la|cho phan anh(?: (?:luc nay|vua roi|cua toi|truoc))?)){0,3}(?:\s*([:,–-])\s*|\s+)/

const longest = 200
const mostClauses = 4

/**
 * What a text asks of the account itself; null for all that may be a question to the library, or feedback, and for a cry for
 * help or a denunciation, whatever number is asked for in it.
 */
export function actOf(text: string): Act | null {
  if (text.length > 2000) return null
  const addition = additionIn(text)
  if (addition) return addition
  if (text.length > longest) return null
  const heard = wordsOf(text)
  const named = namedStopIn(heard)
  if (named) return isAlarming(text) ? null : named
  if (stopsAlone.test(composed(text).trim())) return { kind: 'stop' }
  const kind = statusAlone.test(folded(heard)) ? 'my_cases' : (kindIn(heard) ?? clauseKind(text))
  if (!kind || isAlarming(text)) return null
  return actFor(kind, folded(heard))
}

/** The act of a kind, with what of its folded words it needs. */
export function actFor(kind: Exclude<Act['kind'], 'addition'>, words: string): Act {
  if (kind === 'hours' || kind === 'digest') return { kind, words }
  return kind === 'contact' ? { kind, what: soughtIn(words) } : { kind }
}

type Said = { act: Exclude<Act, { kind: 'addition' }>; text: string }

/** The acts of a text that wants several of different kinds and nothing besides, each with its words; none for all other texts. */
export function actsIn(text: string): Said[] {
  if (text.length > longest || isAlarming(text)) return []
  const joined = actsOf(text.split(joints))
  if (joined.length > 0) return joined
  // A comma parts what is told from what is asked as often as two questions.
  const listed = actsOf(text.split(/[,;?\n]\s*/))
  // What is new, and a number, are asked for without a word that asks.
  const isAskedFor = ({ act, text: said }: Said) =>
    act.kind === 'digest' || mayAsk(said) || (act.kind === 'contact' && gives.test(fold(said)))
  return listed.every(isAskedFor) ? listed : []
}

const gives = /^\s*(?:(?:da|va|roi|san|tien|luon|ad|em|toi|tui|minh|con) ){0,3}(?:cho|xin)\b/
const joints = /\?\s*|\n+|,?\s(?:và|va|với lại|voi lai|với|voi|cùng với|cung voi)\s/iu

const notAsked: Act['kind'][] = ['stop', 'start', 'menu', 'addition']
const isAsked = (act: Act): act is Said['act'] => !notAsked.includes(act.kind)

function actsOf(parts: string[]): Said[] {
  const clauses = parts.map((part) => part.trim()).filter(Boolean)
  if (clauses.length < 2 || clauses.length > mostClauses) return []
  const wanted = clauses.flatMap((said) => {
    const act = actOf(said)
    return act && isAsked(act) ? [{ act, text: said }] : []
  })
  const rest = clauses.filter((clause) => !wanted.some(({ text: said }) => said === clause))
  const isNothing = (clause: string) => !mayAsk(clause) && wordsOf(clause).every(({ folded }) => common.has(folded))
  const kinds = new Set(wanted.map(({ act }) => act.kind))
  return kinds.size > 1 && kinds.size === wanted.length && rest.every(isNothing) ? wanted : []
}

const known = rules.map(([kind, rule]) => ({ kind, rule: readied(rule) }))

const kindIn = (words: readonly Word[]): (typeof known)[number]['kind'] | null =>
  known.find(({ rule }) => fits(words, rule))?.kind ?? null

const wanted =
  /^(?:(?:da|vang|ad|oi|toi|tui|em|minh|chau|con|bac|co|chu|nha) ){0,4}(?:muon|can|dinh|tinh) (?:di |ra |len )?(?:lam|xin|sang|dang ky|doi|cap|nop|tach|chuyen|xay|sua|chung thuc|cong chung|khai|sao y) [a-z]/

/** Whether somebody wants something done that offices do: “tui muốn sang tên sổ đỏ”. */
export const wantsDone = (text: string): boolean => wanted.test(fold(text).trim())

/** What one clause of a text wants, where all beside it only tells why: “tôi chuyển nhà rồi, đừng gửi tin nữa”. */
function clauseKind(text: string) {
  const clauses = text.split(/[,.;!\n]\s+/).filter((clause) => clause.trim() !== '')
  if (clauses.length < 2 || clauses.length > mostClauses) return null
  const kinds = clauses.map((clause) => kindIn(wordsOf(clause)))
  const [kind, ...more] = [...new Set(kinds.filter((one) => one !== null && one !== 'menu'))]
  // What somebody wants done beside the hours is asked as well, and no reason of theirs.
  const isAside = (clause: string) =>
    !mayAsk(clause) && !clause.includes('?') && !laws.test(fold(clause)) && !(kind === 'hours' && wantsDone(clause))
  const aside = clauses.filter((_, at) => kinds[at] !== kind)
  return kind && more.length === 0 && aside.every(isAside) && !feedbackIn(text) ? kind : null
}

const folded = (words: readonly Word[]) => words.map((word) => word.folded).join(' ')
// “Sao rồi?”, “tới đâu rồi?”: whoever asks so has sent something.
const statusAlone =
  /^(?:(?:sao|(?:den|toi) dau|the nao) roi|(?:da )?(?:giai quyet|xu ly) (?:xong )?chua|(?:(?:co ai|can bo|phuong|ben phuong|ad) )?(?:da |co )?(?:tra loi|hoi am|phan hoi)(?: (?:gi|cho|toi|tui|em|minh|chau|bac)){0,2} chua)(?: (?:vay|the|a|nhi|ha)){0,2}$/

// Without its marks it is “đúng” as often.
const stopsAlone = /^(?:thôi )?(?:dừng|ngưng|ngừng)(?: lại| luôn| đi| nhé| nha| ạ){0,3}[.!]?$/iu

function isAlarming(text: string): boolean {
  const { urgent, denounces } = alarmsIn(text)
  return urgent !== null || denounces
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
  if (!told || alarmsIn(told).denounces || /danh sach|nhan tin/.test(fold(told))) return null
  return sure || !mayAsk(told) ? { kind: 'addition', text: told, sure } : null
}
