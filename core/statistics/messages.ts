const count = (number: number) => number.toLocaleString('vi-VN')

/** What failed, as the console's first page says it. */
export const troubleWords = {
  connection: 'Tài khoản Zalo mất kết nối: chưa gửi được tin nào',
  approved: (done: number, needed: number) =>
    needed > 1 ? `${done}/${needed} người đã duyệt, nên chưa gửi.` : 'Chưa ai duyệt, nên chưa gửi.',
  deliveries: (failed: number, unknown: number) =>
    [
      failed > 0 && `${count(failed)} nơi không gửi được.`,
      unknown > 0 && `${count(unknown)} nơi chưa rõ đã tới chưa, cần mở nhóm xem.`,
    ]
      .filter(Boolean)
      .join(' '),
}
