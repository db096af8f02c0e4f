import type { SendingRules } from '../../api-types.ts'
import { writtenDay } from '../../clock.ts'

export const dayWords = {
  title: 'Ngày nghỉ, giờ gửi',
  lead: 'Ngày nào cơ quan nghỉ, ngày nào không gửi tin vào nhóm, và đơn vị gửi tin thế nào khi không ai bấm gì.',
  days: (year: number) => `Những ngày đặc biệt của năm ${year}`,
  previous: 'Năm trước',
  next: 'Năm sau',
  add: 'Thêm ngày',
  addTitle: 'Thêm ngày đặc biệt',
  editTitle: (day: string) => `Sửa ngày ${writtenDay(day)}`,
  edit: 'Sửa',
  editOf: (day: string, name: string) => `Sửa ngày ${writtenDay(day)}, ${name}`,
  remove: 'Bỏ',
  removeOf: (day: string, name: string) => `Bỏ ngày ${writtenDay(day)}, ${name}`,
  removeTitle: (day: string) => `Bỏ điều đã ghi cho ngày ${writtenDay(day)}?`,
  removeText:
    'Ngày này trở lại như cấp trên đã ghi, hoặc như lịch nghỉ lễ theo luật. Đợt phát đã dời thì không tự dời về.',
  empty: 'Năm này chưa có ngày nào',
  emptyLead: 'Loa chưa biết lịch nghỉ lễ của năm này. Bạn tự thêm được.',
  day: 'Ngày',
  name: 'Tên ngày',
  nameHint: 'Như sẽ nói với cán bộ. Ví dụ: Quốc tang, Nghỉ bù Tết.',
  place: 'Ghi cho',
  office: 'Toàn cơ quan',
  closed: 'Nghỉ làm: giờ làm việc và hạn trả lời bỏ qua ngày này',
  noSend: 'Không gửi tin: tin thường tự lùi sang ngày sau; tin khẩn đã được hai người duyệt vẫn đi',
  save: 'Lưu',
  is: { closed: 'Nghỉ làm', noSend: 'Không gửi tin', neither: 'Làm việc, gửi tin như thường' },
  byLaw: 'Theo luật, Loa gợi ý',
  by: (name: string) => `${name} ghi`,
  saved: (putOff: number) =>
    putOff === 0 ? 'Đã lưu.' : `Đã lưu. ${putOff.toLocaleString('vi-VN')} đợt phát được dời sang ngày sau.`,
}

type IfNobody = SendingRules['ifNobody']

export const rulesWords = {
  title: 'Đơn vị gửi tin thế nào',
  own: (unit: string) => `${unit} có quy định riêng, dùng cho cả các đơn vị bên dưới chưa có quy định riêng.`,
  from: (unit: string) => `Đơn vị này chưa có quy định riêng: theo quy định của ${unit}.`,
  common: 'Đơn vị này và các đơn vị cấp trên chưa có quy định riêng: theo quy định chung của Loa.',
  ifNobody: 'Đến giờ mà không ai bấm gì với bản tin buổi sáng',
  choices: {
    skip: [
      'Không gửi',
      'Chỉ gửi khi có người đặt giờ. Bản tin đã duyệt mà chưa ai đặt giờ cũng không gửi; tuyên truyền viên được báo.',
    ],
    approved: [
      'Gửi bản tin đã duyệt',
      'Bản tin mà người thứ hai đã duyệt tự gửi vào giờ phát của đơn vị. Chưa ai duyệt thì không gửi. Luôn đủ hai người: một người soạn, một người duyệt cả bản.',
    ],
    items: [
      'Gửi từng tin đã duyệt',
      'Bản tin chưa ai duyệt thì Loa bỏ các lời đã sửa, chỉ giữ những tin mà người thứ hai đã duyệt riêng từng tin, rồi gửi. Mỗi tin vẫn đủ hai người; thứ tự và việc xếp chung vào một bản thì không ai đọc lại.',
    ],
  } satisfies Record<IfNobody, [string, string]>,
  evening: 'Soạn trước từ tối hôm trước',
  eveningAt: 'Giờ soạn tối hôm trước',
  eveningHint: 'Có cả buổi tối để sửa và duyệt; một giờ trước giờ phát Loa soạn lại nếu chưa ai chạm vào.',
  quietFrom: 'Giờ yên lặng từ',
  quietTo: 'đến',
  quietHint: 'Trong giờ này không gửi tin thường. Mỗi ngày còn ít nhất 10 tiếng để gửi.',
  parts: 'Bản tin dài chia làm nhiều nhất',
  partsOf: (count: number) => (count === 1 ? '1 phần: tin không đủ chỗ chờ hôm sau' : `${count} phần, gửi liền nhau`),
  save: 'Lưu thành quy định riêng',
  saved: 'Đã lưu quy định gửi.',
  takeBack: 'Bỏ quy định riêng',
  takeBackTitle: 'Bỏ quy định riêng?',
  takeBackText: 'Đơn vị này và các đơn vị bên dưới trở lại theo quy định của cấp trên.',
  onlyApprover: 'Người duyệt và quản trị viên của đơn vị đổi được các mục này.',
}
