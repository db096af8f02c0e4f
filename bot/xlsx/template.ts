import { memberColumns, memberSheet } from '../../core/people/members/plan.ts'
import { procedureColumns, procedureSheetName } from '../../core/procedures/columns.ts'
import type { Column } from '../../core/sheets/sheet.ts'
import { channelWords, groupColumns, sheetNames, unitColumns } from '../../core/units/import-plan.ts'
import { kindName, kinds } from '../../core/units/kinds.ts'
import { workbookOf } from './write.ts'

const headsOf = (columns: readonly Column[]) => columns.map((one) => `${one.head}${one.required ? ' *' : ''}`)
const guide = 'Hướng dẫn'

/** The workbook that an office fills in: its tree, its groups, and which words may stand where. */
export function unitTemplate(): Uint8Array {
  const kindWords = kinds.map(kindName)
  const channels = Object.values(channelWords)
  return workbookOf([
    {
      ...{ name: sheetNames.units, heads: headsOf(unitColumns) },
      lists: [{ column: 'C', among: `'${guide}'!$A$2:$A$${kindWords.length + 1}` }],
    },
    {
      ...{ name: sheetNames.groups, heads: headsOf(groupColumns) },
      lists: [{ column: 'C', among: `'${guide}'!$B$2:$B$${channels.length + 1}` }],
    },
    {
      ...{ name: guide, heads: ['Các loại đơn vị', 'Các kênh', 'Cách điền'] },
      rows: kindWords.map((kind, at) => [kind, channels[at] ?? '', notes[at] ?? '']),
    },
  ])
}

/** The workbook in which an office lists the members of its units. */
export const memberTemplate = (): Uint8Array =>
  workbookOf([
    { name: memberSheet, heads: headsOf(memberColumns) },
    { name: guide, heads: ['Cách điền'], rows: memberNotes.map((note) => [note]) },
  ])

/** The workbook in which an office writes down many procedures at once. */
export const procedureTemplate = (): Uint8Array =>
  workbookOf([
    { name: procedureSheetName, heads: headsOf(procedureColumns) },
    { name: guide, heads: ['Cách điền'], rows: procedureNotes.map((note) => [note]) },
  ])

const notes = [
  'Cột có dấu * phải điền. Mỗi đơn vị một dòng, mỗi mã một đơn vị.',
  'Mã đơn vị: mã của cơ quan hoặc mã hành chính; để dạng Văn bản để giữ số 0 ở đầu.',
  'Mã đơn vị cấp trên: mã trong tệp này hoặc mã, tên của đơn vị đã có; để trống là thuộc đơn vị bạn chọn khi tải lên.',
  'Giờ phát: như 06:30; để trống là 06:30. Số nhân khẩu: số nguyên.',
  'Đi cùng: chỉ cho tổ chức đảng, mã của đơn vị chính quyền mà tổ chức đó đi cùng.',
  'Trang Nhóm: mã đơn vị ở trang Đơn vị, hoặc mã của đơn vị đã có. Mã nhóm trên Zalo chỉ cho nhóm của OA và nhóm có bot.',
  'Không gộp ô, không dùng công thức. Còn một lỗi thì chưa có gì được thêm.',
]

const memberNotes = [
  'Cột có dấu * phải điền. Mỗi người một dòng, nhiều nhất 20.000 dòng.',
  'Số điện thoại chỉ để phân biệt hai người cùng họ tên trong một đơn vị; Loa không lưu số này.',
  'Mã đơn vị: để trống là đơn vị bạn chọn khi tải lên.',
  'Đến ngày: ngày cuối còn là thành viên, như 31/12/2026; để trống nếu không có ngày kết thúc.',
  'Không gộp ô, không dùng công thức. Còn một lỗi thì chưa có ai được thêm.',
]

const procedureNotes = [
  'Cột có dấu * phải điền. Mỗi thủ tục một dòng, nhiều nhất 2.000 dòng.',
  'Dân hay gọi, Giấy tờ, Mẫu đơn, Căn cứ: nhiều mục thì cách nhau bằng dấu chấm phẩy (;).',
  'Lệ phí: ghi đúng như quy định, “tuỳ trường hợp” cũng được. Loa hiện nguyên như bạn ghi.',
  'Mẫu đơn: tên mẫu rồi đường dẫn, như: Tờ khai https://phuong.gov.vn/to-khai.pdf',
  'Căn cứ pháp lý: ít nhất một văn bản. Đoạn trong thư viện thì gắn sau, ở trang của thủ tục.',
  'Mã đơn vị: để trống là đơn vị bạn chọn khi tải lên. Các cột tiếng Anh: để trống nếu chưa có.',
  'Không gộp ô, không dùng công thức. Còn một lỗi thì chưa có gì được thêm.',
]
