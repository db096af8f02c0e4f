import type { StopReason } from '../../db/schema/webhooks.ts'

const why: Record<Exclude<StopReason, 'person'>, string> = {
  failing: 'đã một ngày không nhận được tin nào',
  gone: 'báo không nhận tin nữa',
  private: 'dẫn vào mạng nội bộ nên Loa không gửi tới',
}

/** What an admin is told in the chat when a target is told nothing more. */
export const stoppedText = (host: string, reason: StopReason) =>
  `Loa đã tạm dừng báo tin cho ${host}, vì nơi đó ${reason === 'person' ? 'được tạm dừng' : why[reason]}. Tin vẫn xếp hàng trong 30 ngày. Vui lòng kiểm tra phần mềm nhận, rồi bấm “Gửi tiếp” ở mục Kết nối phần mềm của bàn làm việc.`
