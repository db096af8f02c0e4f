import { wordsAnyOf } from '../../text/any-of.ts'
import type { Rule } from '../rule.ts'
import { laws } from './matters.ts'

export const menu: Rule[] = [
  {
    needs: [
      wordsAnyOf`
        menu|(?:mo|hien|xem|hien thi|cho) (?:cac |ra )?(?:danh muc|muc luc|bang chon|lua chon)|tro giup|help
        chuc nang|tac dung gi|^biet (?:nhung )?(?:gi|chi)$|huong dan|huong dann|cach (?:dung|su dung|hoi)
        dung (?:the nao|nhu the nao|ra sao|kieu gi|sao)
        (?:lam|giup|ho tro|tra loi|hoi|noi)(?: duoc)?(?: nhung| cac| may)? (?:gi|chi(?= (?:duoc|cho|vay|the|a|ha|nhe)|$)|viec gi|chuyen gi)
        hoi duoc|danh muc|ai truc|biet lam gi|moi quan tam|dung de lam gi
        (?:kenh|trang|page|nhom|zalo|oa)(?: [a-z]{1,5})? (?:nay )?(?:la )?(?:cua ai|gi|cai gi)|^bat dau$
        (?:chua|khong) biet (?:dung|xai|su dung|bam)|(?:cac|nhung|may) muc|(?:danh sach|cac|nhung|cau) lenh
        (?:cac|nhung|may|muc|phan) (?:muc|phan) (?:gi|nao)|tra loi duoc|moi (?:vao|tham gia|theo doi)
        bam (?:vao )?(?:cho nao|dau)
        (?:khong|chua) biet (?:phai )?(?:hoi|go|bam|lam|bat dau) (?:gi|sao|the nao|tu dau|nhu the nao)
        bat dau (?:tu dau|nhu the nao|the nao|sao)$
        lam (?:sao|the nao) de (?:hoi|dung|xai|su dung)(?: (?:day|vay|duoc|kenh|trang|bot|cai|nay|zalo)){0,3}$
        tra cuu (?:duoc )?(?:nhung |cac )?(?:gi|chuyen gi|viec gi)$|cach dat cau hoi
        (?:phai|can|nen) (?:go|nhap|bam|nhan|hoi|viet) (?:gi|sao|the nao|nhu the nao)
        (?:o day|day|kenh|trang|page|bot|zalo|nay) co (?:nhung |cac |may )?(?:dich vu|tinh nang|thong tin|chuc nang|muc)(?: nao| gi)?$
        cach xai
        (?:go|nhan(?: tin)?|bam|viet|nhap|danh)(?: [a-z]{1,4}){0,2} (?:gi|chi|sao|the nao|kieu (?:gi|nao|sao)|cach nao|rang)(?: [a-z]{1,4})? (?:de|moi) (?:hoi|duoc hoi)
        (?:kenh|trang|bot|page|cai|zalo)(?: nay)? (?:hoat dong|dung|xai) (?:the nao|lam sao|sao|ra sao)
        (?:lam|giup|ho tro) duoc (?:chi|gi)
      `,
    ],
    never: new RegExp(
      `${laws.source}|\\b(?:khong biet(?! (?:phai|hoi (?:gi|sao|kieu|cach|the nao)|go|nhan|viet|nhap|bam|bat dau))|cung khong|chang biet)\\b`,
    ),
    own: `
      chu kieu danh tin chon bang lua hien thi xem quay tro lai ve chinh dich vu tinh nang thong nhap viet
      tra cuu dat go chao theo doi hoat dong page nhom lenh cau loai phan sach tham gia bat dau duoc ho menu
      tro giup help chuc nang huong dan cach dung su hoi lam ho tra loi duoc nhung viec chuyen danh muc muc
      luc truc nhan quan tam tin bam xai de vao moi
    `,
    spare: 0,
  },
]
