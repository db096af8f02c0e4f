import type { DeclineReason } from '../../../../../db/schema/people.ts'

export const belongingWords = {
  title: 'Xác nhận người của đơn vị',
  lead: 'Những người đã chọn đơn vị và đồng ý cho đơn vị biết tên. Được xác nhận thì họ đọc văn bản dành cho thành viên, và bài thi của họ tính cho đơn vị. Chỉ xác nhận người bạn biết là của đơn vị.',
  empty: 'Không có ai đang chờ',
  emptyLead: 'Khi có người chọn đơn vị và xin xác nhận, tên họ hiện ở đây.',
  listed: (many: number) => `Đang xem ${many} người chờ lâu nhất. Xong số này, những người còn lại sẽ hiện ra.`,
  all: (many: number) => `Chọn cả ${many} người`,
  noName: 'Chưa có tên',
  byZalo: 'vào bằng Zalo',
  since: (when: string) => `chờ từ ${when}`,
  chosen: (many: number) => (many === 0 ? 'Hãy chọn người để xác nhận.' : `Đã chọn ${many} người`),
  confirm: 'Xác nhận',
  confirmLead: (many: number) => `${many} người này sẽ là thành viên của đơn vị họ đã chọn.`,
  decline: 'Chưa xác nhận',
  declineLead: (many: number) => `${many} người này đọc được lý do trong ứng dụng, và xin lại được.`,
  why: 'Lý do',
  reasons: {
    elsewhere: 'Không sinh sống hoặc sinh hoạt ở đây',
    unknown: 'Chưa rõ là ai',
    name: 'Tên ghi chưa đúng họ tên',
    twice: 'Đã xác nhận bằng tài khoản khác',
  } satisfies Record<DeclineReason, string>,
}
