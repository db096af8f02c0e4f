import { mayAsk } from '../feedback/question-alarms.ts'
import { wordsAnyOf } from '../text/any-of.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { common, fits, type Rule, readied } from './rule.ts'
import { setOf, type Word, wordsOf } from './words.ts'

export type SmallTalk = 'greeting' | 'opening' | 'thanks' | 'yes' | 'bye' | 'complaint' | 'wordless' | 'chat'

// What asks for something of the library, whatever politeness stands before it.
const asks = wordsAnyOf`
  may (?:tuoi|nguoi|lan|thang|nam|cai|con|ho)|thu may|may ngay|hom nao|ngay nao|nam nao|la ai|ai la|nao$
  bao nhieu (?!tuoi)|o dau|cho nao|the nao|khi nao|bao gio|lam sao|tai sao|vi sao|may gio|la gi
  lam gi(?! cung)|can gi|gi khong|duoc khong|duoc chua|hay khong|phai khong|cho hoi|xin hoi|hoi la
  muon (?:hoi|lam|biet)|con (?:hom|ngay|muc|nguoi|neu)|thi sao|thu tuc|ho so|giay to|le phi|muc phat|luat
  nghi dinh|quy dinh|dang ky|huong dan|phan anh|kien nghi
`
// Thanks with a "but" behind it go on to something else.
const turns = /\b(?:nhung|tuy nhien|nhung ma|vay ma|the ma|van (?:chua|con|khong|bi)|con (?:cai|vu|viec))\b/
const never = new RegExp(`${asks.source}|${turns.source}`)
// “Cảm ơn, còn thẻ bảo hiểm y tế”: behind its thanks it goes on to the next matter.
const goesOn = /[,.;!]\s{0,3}c[oò]n\s/iu

const praise = `
  hoan nghenh ho tot hay gioi tuyet voi nhiet tinh tan tuy tam chu dao xuat sac hai long huu ich bo thong minh
  nhanh kip thoi ro rang de hieu chi tiet day du chuyen nghiep than thien lich su kinh ne phuc khen diem 10
  muoi dinh xin so qua troi ghe lam viec phuc vu can bo tra loi giup do ho tro tu van phan hoi thong tin cau
  hoi dich vu cong chuc nhan vien dong chi dang yeu thuong xinh ngoan men iu yeu quy thich like love tim
  thuong
`
const anger = `
  mat lich su thieu van hoa ton trong trach nhiem chuyen nghiep tich su tam cam on hoc tac trach lom cau tha
  be boi bo shit cc rua oc sen mac dich trot quot moc vut hu im thang con ngao vai cung biet di may noi chuyen
  tra loi hoi ngu ngoc dot nat dan don khung dien khung do dom te hai chan om ngat nham nhi xam tao lao vo vi
  vo duyen vo dung vo ly vo trach nhiem van bay ba lam an dep lao toet lao lua xao ke mat day im mom cut bien
  xeo kieu ra lam sao chang cha dau vao dau gi mot dang neo nhu vet may con robot chat bot cai kem coi cham
  rua rac ruoi quan lieu bo tay het thuoc noi buc minh tuc dien tiet met moi khong hieu dung sai bet thi gio
  ton uong loi suc cong ngoi go xiu ngang nhe y hoai mai lap di lap lai ban than kinh troi dat oi tin vl vcl
  clgt dm dcm vai ca lon deo dech cho ma phi thoi gian ton phan nan that vong ngan
`
const feelings = `
  thiet du ke no he hen ghet thich so gian cuoi khoc nho thuong tam on ok to lon bung troi oi dat dep nong
  lanh mua nang ret mat qua ghe the vay that vui buon met moi doi bung no khat buon ngu chan nho hic huhu hix
  hu haiz haizz ui oi gioi ua a u o thoi xong phim toang tam duoc hihi haha kha lam on roi het hon gom kinh
  choi may ma hen xui cuoc song doi nguoi nho on ao khoe khoan binh thuong tam tam dang hoai mai chan
`

const rules: [SmallTalk, Rule][] = [
  [
    'complaint',
    {
      needs: [
        wordsAnyOf`
          mac dich|ngu|ngao|dan|dan vai|hoi gi cung|dot|dan don|dien|khung|dom|te|chan|nham|xam|tao lao
          vo (?:duyen|dung|ly|trach nhiem|van|tich su|on|cam|tam|hoc)|mat day|cut|(?:mat|kem|bat) lich su
          thieu (?:van hoa|ton trong|lich su|trach nhiem|chuyen nghiep)|vo van hoa|quan lieu|cham (?:chap|nhu)
          lao toet|ba lap|ba xao|lua dao|buc|that vong|deo|dech|dm|dcm|vcl|clgt|than kinh
          (?:cha|chang|khong) (?:ra (?:gi|lam sao|sao|dau)|dau vao dau|hieu gi|giup (?:duoc )?gi|ra cai gi)
          tra loi (?:gi (?:vay|the|ky|la|ma|dau)|kieu|nhu|cai|lung|linh|vong|lan)|^im
          noi (?:nhu|nham|linh tinh|tao lao|chan|vong vo)|trot quot|(?:do|thu|cai) (?:may moc|bo di|vut di|hu)
          ^(?:(?:cai|dung la|may|cai thu) ){0,2}(?:do|lu|bon|quan|thu|thang|con) (?:an (?:hai|bam|cuop|cap|may)|mat (?:day|net|net na|dich)|bo di|vo (?:dung|tich su|on|hoc|lai)|cho(?: chet| ma)?|dien|khung|ngu(?: ngoc| hoc| dot)?|do hoi|te bac|giat gan|khon nan|hen|ho bao|rac ruoi|phe (?:vat|pham)|ngao|quy|qui)$
          hoi mot dang
          (?:phi|mat|ton|uong)(?: ca| qua)? (?:thoi gian|thi gio|loi|hoi|suc|cong (?!an|viec|ty|nhan|chuc|dan|chung|trinh|doan|nghiep|dong|van|tac|cu|ich|suat|vu))
          xiu ngang|(?:lam viec|lam an|phuc vu|tra loi) nhu (?:rua|oc sen|cut|shit|cc|lon)
          (?:lam viec|lam an|phuc vu|tra loi|noi chuyen) nhu (?!(?:the )?nao|quy|sau|tren)[a-z]{2,6}(?: [a-z]{2,5})?$
          lam an (?:tac trach|lom dom|cau tha|be boi|bay ba|nhu (?:the|vay)|kieu (?:nay|gi|do)|chan|te|gi)
        `,
      ],
      never: wordsAnyOf`
        chan (?:het |ca |ngang |kin )?(?:loi|duong|ngo|hem|cua|xe|vao)
        dot (?:rac|phao|vang|nuong|ray|dong|nhang|lua|den|rom)|mat dien|cup dien|tien dien|bi dien giat
        hop dong|mac dien|phi (?!thoi gian|thi gio|loi|hoi|suc|cong (?!chung))|bao nhieu|o dau|khi nao|bao gio
        (?:ai|y te|chat|tra|phi|con|do) la|la (?:ai|me|cha|ban|cha de|gi)|nhung|dau la|nao|thu tuc|ho so|luat
        phat|dang ky|phan anh|kien nghi|khuyet tat|benh|tam than|kinh te|y te|thuc te|quoc te|te bao|the te
        tro cap|lua dao (?:qua|tien|chiem)|ngu (?:tro|nghi|nghiep)
      `,
      others: 'sử sứ điện diện diễn bịch chăn chắn chặn ngủ ngụ ngữ ngư đợt đốt đột tế tẻ tê biển biên bức nhậm khủng',
      own: anger,
      spare: 1,
    },
  ],
  [
    'greeting',
    {
      needs: [
        wordsAnyOf`
          ten (?:la )?(?:gi|chi)|la (?:nguoi|may|robot|bot|ai|con gi|ai vay)|nguoi (?:that )?hay (?:la )?may
          may hay (?:la )?nguoi|(?:ai|nguoi nao) (?:dang )?(?:tra loi|nhan tin|nhan|noi chuyen|ngoi)
          tu dong (?:a|ha|hay|phai)
        `,
        /\b(?:em|ad|admin|ban|bot|loa|may|chau|con|kenh|day|nay|do|ai)\b/,
      ],
      never: wordsAnyOf`
        cua|(?:vo|chong|con|me|cha|bo) (?:cua )?(?:ong|ba|anh|chi|ho)|truong|chu tich|bi thu|nuoc|luat
        quy dinh|dai bieu|giam doc|can bo nao|cong an|phu trach|to truong|duong|pho|truong thon
      `,
      own: 'ten nguoi may robot bot that hay tra loi nhan tin noi chuyen tu dong ngoi dang tri tue nhan tao chatgpt con trai gai',
      spare: 0,
    },
  ],
  [
    'chat',
    {
      needs: [
        wordsAnyOf`
          nguoi yeu|co (?:vo|chong|bo|gau|con) chua|lay (?:vo|chong) chua
          (?:may|bao nhieu) tuoi(?! (?:duoc|thi|moi|di|la|phai|co|tro|can|nghi))
          an (?:com|sang|trua|toi|gi|pho|uong)(?: [a-z]{1,5}){0,3} chua|an com chua|khoe (?:khong|chu|re)
          co khoe|ngu chua|day chua|di lam chua|co (?:vui|buon|met|ranh) khong|ranh khong
          biet (?:hat|noi dua|yeu|ke chuyen|lam tho)|que (?:o dau|dau)|o dau (?:the|vay|do)|lam tho|ke chuyen
          hat (?:mot|cho|di)|noi chuyen (?:voi|chut|ti)|tam su|di (?:choi|nhau|cafe|ca phe)
          yeu (?:em|anh|ban|ad|bot)|nho (?:em|anh|ban|ad)|xinh|dep trai|dep gai|ket ban
          cho (?:em |anh |minh |toi )?lam quen
        `,
      ],
      never:
        /\b(?:khu |thu tuc|giay|luat|dang ky|tro cap|phat|ket hon|huong|duoc (?:huong|nghi|vay|di|mien)|nhan|bau cu|kham|lao dong|tuyen|can cuoc|nghia vu|huu|lai xe)\b/,
      own: `
        cau may tao bai mot nghe noi chuyen tam su xiu chut ti nguoi yeu vo chong bo gau lay tuoi an com sang
        trua toi pho uong ngu day di lam choi nhau cafe ca phe hat noi dua ke chuyen tho que khoe re vui buon
        met ranh xinh dep trai gai ket ban quen gia dinh ${feelings}
      `,
      spare: 0,
    },
  ],
  [
    'bye',
    {
      needs: [
        /^(?:giang sinh|nam moi|trung thu|cuoi tuan|ngay moi|tet|buoi (?:sang|trua|chieu|toi)) (?:vui|an|hanh|am|tot|binh)|^(?:(?:da|xin|kinh|than|em|toi|chau|con|bac|co|chu|tui|thay mat [a-z]{1,8}) ){0,3}chuc\b|^(?:(?:em|toi|chau|con|bac) )?(?:xin )?(?:chao tam biet|tam biet)\b|\bhen (?:gap|mai|(?:hom|bua|luc|ngay) khac|lan sau|khi khac|dip khac)\b|\bngu ngon\b|\b(?:mai|lat|lan sau|bua khac|khi khac)(?: [a-z]{1,6}){0,2} (?:hoi|nhan|noi)(?: [a-z]{1,6}){0,2} (?:sau|tiep|nua|lai)$|^(?:(?:de|thoi|hen) ){0,2}(?:mai(?: mot)?|lat(?: nua)?|(?:lan|bua|hom|khi|luc|dip|tuan) (?:sau|khac|nao ranh))(?: (?:toi|tui|em|minh|bac|chau|con|roi|se|moi|hay)){0,2} (?:hoi|nhan|noi|tinh|coi|xem|ban|goi|ghe)(?: (?:sau|tiep|nua|lai|luon|tinh)){0,2}$|^(?:(?:de|thoi|toi|em|tui|minh|chau|con|bac|co|chu|se) ){0,4}(?:xem|doc|coi|hoi|nhan|goi|tinh) (?:lai )?sau(?: (?:a|nhe|nha|vay|di)){0,2}$|^(?:khi|hom|bua|luc|dip) khac (?:noi chuyen|hoi|nhan|noi)(?: (?:tiep|nhe|nha|sau)){0,2}$/,
      ],
      never: new RegExp(`${never.source}|^chuc (?:danh|vu|nang|thu|tho|mung tho)\\b`),
      others: 'chức chục chực',
      own: `
        chuc mung nam moi giang sinh trung thu tet ngay le 8/3 20/10 20/11 vui ve manh khoe suc khoe hanh phuc
        an khang thinh vuong binh an cong tac tot nha giao phu nu cuoi tuan nghi ngon giac mo dep thanh cong
        may man doi dao tan tai loc van su nhu y dong chi quy vi can bo lanh dao phuong xa uy ban toan the anh
        chi em tap the ban bien tap cac hoi nhan noi tiep hen gap lai lan khac dip buoi chieu toi sang trua
        kinh
      `,
      spare: 3,
    },
  ],
  [
    'thanks',
    {
      needs: [/\b(?:cam on|cam ta|da ta|camon|thanks?|tks|thks|thank you|biet on)\b/],
      never,
      others: 'cấm cảnh cầm ồn ổn ôn',
      own: `cam on ta camon thanks thank you tks biet da nhieu nhiu rat trong lam ${praise}`,
      spare: 5,
    },
  ],
  [
    'thanks',
    {
      needs: [
        wordsAnyOf`
          tot|hay|gioi|tuyet|nhiet tinh|tan (?:tinh|tuy|tam)|co tam|chu dao|de thuong|dang yeu|xuat sac
          hai long|huu ich|bo ich|hoan nghenh|hoan ho|thong minh|kip thoi|chuyen nghiep|than thien|khen
          10 diem|yeu (?:phuong|xa|bot|ad|loa)|men|iu|quy hoa|ngoan
        `,
      ],
      never: new RegExp(
        `${never.source}|\\b(?:khong|chua|chang|kem|tot nghiep|hay la|hay bi|hay (?:co|do|vut|hat|nghich)|khen thuong|cho tot|thi dua|phat thuong)\\b`,
      ),
      others: 'hãy háy hạy giới',
      own: praise,
      spare: 1,
    },
  ],
  // As the young praise.
  [
    'thanks',
    {
      needs: [
        wordsAnyOf`
          xin (?:xo|ghe|that|vay|du)|dinh (?:cua chop|cao|qua|ghe|that|vay|noc)
          (?:khon|lanh|muot) (?:du|ghe|qua|that|vay)|het (?:nuoc cham|say)|cuc pham|perfect|nice|good job
        `,
      ],
      never,
      others: 'định đình đinh lãnh lành xin',
      own: 'xin xo dinh chop cao noc khon lanh muot nuoc cham say cuc pham perfect nice good job bot that ghe',
      spare: 0,
    },
  ],
  [
    'yes',
    {
      needs: [
        wordsAnyOf`
          (?:gui|nhan|bam|an|go|goi|nhap|cham|bam|dang|tra loi|hoi|noi|ghi|click|nhan tin) (?:nham|lon|lom|sai cho|nham cho)
          lo (?:tay|bam|nhan|gui|an)|bam (?:lung tung|bay)|muon (?:may|dien thoai)
          nham (?:nguoi|so|may|cho|nhom|trang|kenh)|lon (?:nguoi|so|may|cho|nhom|trang|kenh)
          (?:con|chau|em be|be|tre)(?: [a-z]{1,5}){0,3} (?:nghich|bam|pha|quay)
          khong co (?:gi|chi|viec gi|van de gi)|hong co (?:gi|chi)
          (?:cho|doi|khoan)(?: [a-z]{1,5}){0,2} (?:ti|chut|xiu|lat|da)|tu tu|lat nua
          de (?:toi|tui|em|minh|bac|co|chu|chau|ong|ba|anh|chi|con|tao|tu|suy|xem|coi|tinh|ve|mai|hoi|(?:hom|bua|khi|luc|lan) khac)
          (?:toi|tui|em|minh|bac|co|chu|chau|con|ong|ba) (?:da )?(?:biet|hieu|ro|nghe|doc|xem|nhan)(?: [a-z]{1,5}){0,2} (?:roi|ro|duoc)
          khoi(?: can)?|khong can|biet the|(?:sao|gi) cung (?:duoc|ok)|khong (?:co )?nhu cau|khong quan tam
          the (?:a|ha|thoi|nha|nhe|la duoc|cung duoc)|vay (?:a|ha|thoi|do|la duoc|cung duoc)
          (?:thoi|tam) (?:vay|the) (?:thoi|da)
        `,
      ],
      never,
      others: 'đề đẻ đê nhằm nhậm nhâm',
      own: `
        khac de muon lung tung bay nen nhu cau quan cung tim kiem giay to but gui nhan bam an go goi nhap cham
        click dang tra loi noi ghi nham lon lom sai cho lo tay nguoi so may nhom be tre nghich pha quay con
        chau khong gi chi hong doi khoan ti chut xiu lat da tu suy nghi tinh coi doc lai ve mai ky xin loi
        sorry sory thong cam bo qua dien thoai the vay duoc roi biet hieu ro nghe thoi khoi u uh ok oke a tam
        thu lam theo ban tam
      `,
      spare: 1,
    },
  ],
  [
    'chat',
    {
      needs: [
        wordsAnyOf`
          (?:mua|nang|ret|lanh|nong) (?:to |lon )?(?:hoai|qua|ghe|mai)
          troi (?:oi|dat|dep|nong|lanh|mua|nang|ret|a)
          (?:hen|ghet|gian|khoc|cuoi|nong|lanh|doi bung|khat nuoc|dau dau|met|buon|vui|doi|ret|khat|so|ngai|kho|me|nan) (?:qua|ghe|the|vay|lam)
          buon ngu|hic|huhu|hix|haiz|hazz|gioi oi|oi (?:gioi|troi|doi)|ua
          (?:that|thiet) (?:a|ha|sao|vay|the|khong)|^du (?:vay|the|qua|ha)|^ke (?:di|no|he|vay)|^thoi ke
          ^(?:thiet|that|du|ke)$|ghe (?:vay|the|chua)|the (?:co a|a)|vui (?:the|ghe|qua)|toang|o kia
          (?:nong|lanh|met|doi|nang|buon ngu)(?: [a-z]{1,4})? muon (?:xiu|chet|ngat|be dau|khoc)
          xiu (?:up|ngang|luon)
        `,
      ],
      never: new RegExp(`${never.source}|^doi the\\b`),
      others: 'thất thắt ưa đổi đợi đội thẻ thể',
      own: `${feelings} muon xiu chet ngat be dau up down ngang luon bua nay ni`,
      spare: 0,
    },
  ],
]

// Blessings, and what somebody is doing just now: of whose words no other chat is made.
const apart: [SmallTalk, Rule][] = [
  [
    'chat',
    {
      needs: [
        /^(?:(?:troi|ngoai troi|hom nay|bua nay|bua ni|nay|sang nay|trua nay|chieu nay|toi nay|dem qua|sang gio|oi|a|u|ua|o|may bua nay|dao nay) ){0,3}(?:mua|nang|gio (?:lon|to|manh|ret|bac)|bao to|ret|lanh|nong|oi buc|oi a|am u|suong mu|gi ma|chi ma)\b/,
        wordsAnyOf`
          (?:gi|chi|sao)(?: dau)? ma|(?:du|dan)(?: (?:than|qua|ta|vay|a|dan))?$|du doi|du dan|qua|ghe|hoai|mai
          nhu (?:do lua|trut|thieu|dot|lo|trong lo|lua|da|cat)|thau xuong|(?:chay|chay ca) (?:mo|da)
          cat (?:da|thit)|muon (?:xiu|chet)|oi la|khiep|lien mien|tam ta|khong ngot|run|be dau|vo dau|am u
          kho chiu
        `,
      ],
      never: new RegExp(
        `${asks.source.replace('|gi khong', '')}|\\b(?:phuong|xa|hoc sinh|cong nhan|hoc|nghi|lam viec|ho tro|sap|ngap|do nga|hu|cup|mat|tran|dot|cay|duong|ho|cong|dien|(?<!trut )nuoc|hop|truong|nha toi|nha tui)\\b`,
      ),
      others: 'mùa múa mua0 nặng nâng năng nàng lãnh lành nông nồng giờ giỗ giỏ',
      own: `
        ${feelings} mua nang gio lon to manh bac bao oi buc am u suong mu sao dau ma du doi dan than ta hoai
        mai nhu do lua trut nuoc thieu dot lo trong da cat thau xuong chay mo thit khiep lien mien tam ta ngot
        run cam cap be dau vo kho chiu ngoai gay gat dao bua phun lat phat ret muot ca
      `,
      spare: 1,
    },
  ],
  [
    'chat',
    {
      needs: [
        wordsAnyOf`
          nam mo|di da phat|mo phat|lay (?:chua|phat|troi|thanh)|cau (?:chua|phat|troi)
          (?:troi|chua|phat|thanh)(?: [a-z]{2,4})? phu ho|phu ho do tri|chua oi|thanh than oi|amen
        `,
      ],
      never: new RegExp(`${never.source}|\\b(?:chua (?:chay|benh|co)|ton giao|le hoi)\\b`),
      others: 'phạt phát cẩu chùa chữa lấy lây cấu câu',
      own: `
        nam mo a di da phat lay cau troi chua thanh than phu ho do tri amen me quan the am bo tat con xin cho
        cac binh an suc khoe mua thuan gio hoa ba con moi nguoi
      `,
      spare: 0,
    },
  ],
  [
    'yes',
    {
      needs: [
        wordsAnyOf`
          dang (?:cho (?:con|chau|be|em)(?: [a-z]{1,4})? (?:bu|an|uong|ngu)|ban|nau|di cho|di lam|(?:cho|don|dua|ru|tam|trong|be|bong|cho an)(?: [a-z]{1,4})? (?:con|chau|be|em|vo|me|ba)|di (?:hoc|duong|rua|ra dong|cay|gat|bien)|rua|don (?:nha|dep)|giat|cay|gat|lam (?:dong|viec nha)|ban hang|lai xe|chay xe|hop|ngu|tam|an com|ru|trong chau|o ngoai|sac|do tay)
          het pin|(?:song|mang) yeu|may (?:lag|do|het pin)|mat (?:kem|mo)|tay run|kinh lao
          go (?:cham|khong quen|kho)
        `,
      ],
      never,
      others: 'bán bàn bắn bạn hộp hợp ngũ ngụ ngư tạm tâm đò',
      own: `
        bu uong con chau be em vo me don dua bong hoc duong rua dong cay gat bien nha dep giat hang viec lam
        chu co xem doc coi nhan tra loi goi lai sau ve lat ti xiu chut nua nghe roi ban nau com an di cho lai
        xe chay hop ngu tam ru trong chau ngoai dong cho sac do tay dien thoai sap het pin mang song yeu lag
        mat kem mo run bam go cham quen kho qua gia kinh lao chu nho khong lon hoai
      `,
      spare: 0,
    },
  ],
]

// All that people say in passing; of these, the words that may name a matter by themselves.
const chatter = setOf(rules.map(([, { own }]) => own).join(' '))
const matters = setOf(
  `
    ket hon dat tin thong nhan vien dich vu cong chuc can lua dao tien giay to so truong giao phu nu hoi nghi
    tri tue con vo chong an com nuoc quan khen benh than kinh dien tu dong gia dinh yeu cau tam ly ban dong
    chi nghien hat lam viec tu van ho tro may tinh khoe huong dan
  `,
)
// Of two words, neither of which names one alone.
const subjects = /\b(?:mua da|dot rac|can bo|tre em|cong an|con nho|nguoi gia|ai|cua)\b/
const fewest = 2

// One word at least must say how somebody feels or talk to the bot: of words alone that chat is made of, “mua thuốc”, “đổi thẻ” and
// “vợ mất” are made too. Typed with marks it must bear its own; without them only words that are nearly never others tell.
const feelsMarked = setOf(
  `
    vui buồn mệt mưa nắng nóng lạnh rét đói khát chán bực tức thích ghét thương yêu xinh đẹp ngoan giỏi hay
    tốt tuyệt khen lòng ghê ngu ngốc dốt tệ dở trời giời giận cười sợ ngủ bot robot chuyện trêu đùa ưng xịn lú
    uầy haha hihi hehe hic huhu hix haiz ui ôi thôi toang gớm kệ khiếp hên xui vãi im iu like love bye đỉnh
    khôn lanh oải chê
  `,
)
const feelsBare = setOf(
  `
    vui buon met lanh nong ret chan buc ghet xinh dep ngoan gioi tot tuyet khen ngoc dot troi cuoi bot robot
    chuyen haha hihi hehe hic huhu hix haiz ui thoi toang gom im iu like love bye
  `,
)
/** Whether a word says how somebody feels, or talks to the bot. */
export const feels = (words: readonly Word[]) =>
  words.some(({ exact, folded }) => exact !== folded)
    ? words.some(({ exact }) => feelsMarked.has(exact))
    : words.some(({ folded }) => feelsBare.has(folded))

const isChatter = (words: readonly Word[]) =>
  words.length >= fewest &&
  feels(words) &&
  words.every(({ folded }) => chatter.has(folded) || common.has(folded)) &&
  words.some(({ folded }) => chatter.has(folded) && !common.has(folded)) &&
  !words.some(({ folded }) => matters.has(folded) && !common.has(folded))

/** Whether a word that names a matter by itself stands among those of a text. */
export const namesMatter = (words: readonly Word[]): boolean =>
  words.some(({ folded }) => matters.has(folded) && !common.has(folded)) ||
  subjects.test(words.map(({ folded }) => folded).join(' '))

const known = [...rules, ...apart].map(([said, rule]) => ({ said, rule: readied(rule) }))
// These may stand as a question: “em tên gì vậy?”, “ăn cơm chưa em?”, “trả lời kiểu gì đấy?”.
const answersAsking = new Set<SmallTalk>(['greeting', 'chat', 'complaint'])
// “Xin chào phường Hoà Mẫu”: whom it greets may have a name.
const greets =
  /^(?:(?:da|em|toi|chau|con|bac|xin|kinh) ){0,3}(?:chao|hello|hi|alo)[ ,]{1,2}(?:cac |quy |may |ca |tat ca |toan the ){0,2}(?:dua|nha|ba con|chau|con|phuong|xa|uy ban|ubnd|ban (?:bien tap|quan tri|lanh dao|quan ly)|co quan|lanh dao|he thong|tro ly|kenh|trang|page|bot|vi|can bo|anh|chi|em|co|chu|bac|ba|ong|ad|admin|ban|dong chi|moi nguoi)\b(?! (?:la|co|khong|bi|dang|cho))[\p{L} ]{0,24}[.!]*$/u
// Anger that asks is anger where it is about the answers.
const toUs = /\b(?:tra loi|bot|ad|admin|loa|noi|may tinh|hoi mot dang|lam an|kieu gi|hoi gi)\b/
const mostWords = 24
const mostChatter = 8
const named = /\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}/u

/** What is said in passing, in whatever words: thanks, a wish, praise, anger, a slip, the weather. Null for what may ask. */
export function passingIn(text: string): SmallTalk | null {
  const words: Word[] = wordsOf(text)
  if (words.length > mostWords) return null
  if (words.length <= 6 && greets.test(fold(text).trim()) && !mayAsk(text)) return 'greeting'
  const asking = mayAsk(text) || /\?/.test(text) || goesOn.test(composed(text))
  const folded = words.map((word) => word.folded).join(' ')
  const said = known.find(
    ({ said, rule }) =>
      (!asking || (answersAsking.has(said) && (said !== 'complaint' || toUs.test(folded)))) && fits(words, rule),
  )?.said
  return (
    said ??
    (!asking &&
    words.length <= mostChatter &&
    !named.test(text) &&
    isChatter(words) &&
    !never.test(folded) &&
    !subjects.test(folded)
      ? 'chat'
      : null)
  )
}
