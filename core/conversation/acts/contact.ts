import { either, wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'
import { laws, ofNoOffice } from './matters.ts'

const notContact = either(
  laws,
  ofNoOffice,
  wordsAnyOf`
    phat|nop|dang ky|cap (?:lai|moi|so|the|giay|doi)|lam lai|lam (?:giay|the|can cuoc|ho(?! tich))|ho so|giay
    can cuoc|khi lai|co duoc|nhiem vu|quyen|(?:do|vut|bo|xa|dot|phan loai) rac|mua (?:dien|nuoc)
    tien (?:dien|nuoc)|gia (?:dien|nuoc)|boi thuong|tuyen (?:dung|sinh)|do ai|thi bang|lai xe|xin so nha
    dung khi|nha moi|doi|ket hon|khai sinh|khai tu|tam tru|thuong tru|hoc phi|tro cap|bao hiem|luat|chung thuc
    sao y|xac nhan|nghich|so la (?:goi|nhan|keu|bao)|xung (?:la )?(?:cong an|can bo|nhan vien)|chi so
    (?:minh|ta|nha) (?:la )?so (?:mot|1)$|thap nhat|cao nhat|^mat (?!dien|nuoc|mang)
  `,
)

const contactWords = `
  mail email gmail fanpage facebook fb website web trang tho xe toi tim kiem tu phap dia chinh ho tich thuong
  binh ke toan thu doan thanh nien chu nhiem cot xet lua day nghieng moi yeu duc phu trach gap trom sua vo be
  kieu dau xin keu alo nho kiem huong loi kham phong dem ban ngay tu chiu so dien thoai dt may lien he lac goi
  hotline duong day nong dia chi nam danh ba zalo cong an canh sat khu vuc y te tram benh vien bac si cap cuu
  hoa thuong chua chay pccc phong luc tho ty nuoc mat cup hong uy ban ubnd nhan mot cua van tru chu tich bi to
  truong bo nha rac thu gom ve sinh moi truong hoc mam non tieu thcs thpt khan thiet quan trong huu ich buu
  truc ban hanh chinh tiep hoi phu nu sap nhap chay bo phan trung tam phuc vu duong ong vo ro cao tuoi dan pho
  dau
`

// A number is asked of anybody who has one; a place of what stands in a ward.
export const contact: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        so dien thoai|so (?:dien|dt|may|lien|ben|cua|nao|cong an|tram|to truong)|dien thoai|hotline
        duong day nong|lien he|lien lac|(?:goi|keu|alo|nho|kiem|nhan) (?:so|ai|cho (?:ai|ben|dau)|ben|dau)
        (?:sao|the nao|cach nao) (?:de )?(?:ma )?(?:goi|lien lac|keu) (?:duoc )?(?:cho )?(?=dien luc|cong an|tram|phuong|uy ban|to truong|ben|nuoc|can bo)
        gap ai|ai phu trach|(?<!thong )bao (?:ai|cho ai|ben nao)|(?:hoi|tim|can|kiem) so
        ^cho (?:[a-z]{1,5} )?so|^ai la (?=to truong|truong (?:thon|ap|khu))
        ^goi (?=cong an|tram|dien luc|cap cuu|to truong|phuong)
        ^(?:muon )?(?:goi|keu|alo|lien he)(?: [a-z]{1,6}){1,4} so (?:may|nao|gi)$|so bao nhieu
        ^(?:cho )?(?:xin )?so (?=phuong|xa|uy ban|bac si|truc)|so may (?=co|chu|anh|chi|bac|ong|ba)|zalo cua
        ^(?:can |muon )?(?:tim|gap) (?:co |chu |anh |chi |ong |ba )?(?=dia chinh|tu phap|cong an|can bo|to truong|chu tich|bac si)
        ^so (?=cuu|cap cuu|chua chay|cong an|benh vien)|danh ba|so (?:khan cap|can thiet)|cho xin so|xin so
        so may|(?:e ?|g)?mail|fanpage|(?<!tren )(?:facebook|fb)|website|trang web
      `,
      wordsAnyOf`
        cong an|ca phuong|canh sat|y te|tram xa|benh vien|cap cuu|cuu hoa|chua chay|pccc|dien luc|mat dien
        cup dien|cap nuoc|nuoc|dien(?! thoai)|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so|chu tich
        bi thu|to truong|truong (?:thon|ap|ban|khu)|can bo|nha van hoa|rac|ve sinh|moi truong
        truong (?:hoc|mam non|tieu hoc|thcs|thpt)|hotline|duong day nong|danh ba|so dien thoai
        dien thoai (?:can|quan|khan)|phuong|xa|khan cap|hanh chinh|truc ban|buu dien|tiep dan|khu vuc
        to (?:dan pho|\d+)|tu phap|dia chinh|ho tich|thuong binh|ke toan|van thu|doan thanh nien
        hoi [a-z]{1,6} [a-z]{1,6}|bac si|chu nhiem|cot dien|day dien|dien giat|duong ong|ong nuoc|phu trach
        chu tich|giam doc|truc
      `,
    ],
    never: notContact,
    own: contactWords,
    others: 'sổ sợ sỏ bảo diện diễn gói',
    spare: 2,
  },
  {
    needs: [
      /\b(?:o dau|o mo|cho nao|cho mo|nam (?:o|cho)|(?:minh|nay|te|ban|an|luc) dau$|dia chi|duong (?:nao|gi)|huong nao|di (?:duong|loi|huong))\b/,
      wordsAnyOf`
        cong an|ca phuong|y te|tram xa|benh vien|uy ban|ubnd|(?:mot|1) cua|bo phan|van phong|tru so
        dia chi (?:cua )?(?:phuong|xa)|(?:phuong|xa)(?: minh| ta| moi)? (?:o|nam)|nha van hoa|dien luc
        buu dien|toa an|tiep dan|hanh chinh|cho phuong|truong (?:hoc|mam non|tieu hoc|thcs|thpt)
      `,
    ],
    never: notContact,
    own: contactWords,
    spare: 1,
  },
]
