const sentences = {
  'by-hand': 'Cán bộ đã xem trong nhóm và xác nhận.',
  late: 'Đã quá giờ phát nên không gửi nữa.',
  corrected: 'Bản tin đã được đính chính nên không gửi lời cũ nữa.',
  left: 'Nhóm không còn nên không gửi nữa.',
  stopped: 'Người nhận đã ngừng nhận loại tin này nên không gửi.',
  'cut off': 'Việc gửi bị ngắt giữa chừng, đang kiểm tra trong nhóm.',
  'did not arrive': 'Đã kiểm tra trong nhóm, chưa thấy tin, sẽ gửi lại.',
  'no reply': 'Zalo chưa trả lời, đang kiểm tra trong nhóm.',
  'no connection': 'Chưa kết nối được với Zalo, sẽ gửi lại.',
  'http 429': 'Zalo chưa nhận thêm tin lúc này, sẽ gửi lại.',
  'accepted without a message id': 'Zalo đã nhận nhưng không cho mã tin, cần xem trong nhóm.',
  'a reply of another shape': 'Zalo trả lời khác mọi khi nên chưa rõ tin đã đến hay chưa, cần xem trong nhóm.',
  'uploaded without an id': 'Zalo nhận tệp kèm theo nhưng không cho mã tệp, sẽ gửi lại.',
  'longer than a bot’s message may be': 'Nội dung dài hơn một tin của bot nên không gửi được.',
  'no bot is configured': 'Chưa cấu hình bot nên không gửi được. Cần đặt ZALO_BOT_TOKEN rồi gửi lại.',
  'no token: the OAuth host did not answer': 'Zalo chưa trả lời khi xin quyền gửi, sẽ gửi lại.',
  'ZALO_REFRESH_TOKEN is missing and no token pair is stored': 'Chưa có quyền gửi qua Zalo. Cần xin cấp quyền.',
  'Zalo refused the refresh token: an admin of the OA must consent again':
    'Zalo không còn nhận quyền gửi. Quản trị viên cần cấp quyền lại.',
}

/** Why a message was not simply sent, as far as Loa itself knows. Its row keeps the key as it is. */
export type SendReason = keyof typeof sentences | `unreadable reply, http ${number}`

/** What the platform answered: whose it is and its code, then its own words. Never one of ours. */
export type PlatformReason = `zalo ${number}: ${string}` | `zalo bot ${number}: ${string}`

/** The platform's own words in a reason as a row kept it; null where the reason is ours. */
export const platformWords = (reason: string): string | null =>
  /^zalo (?:bot )?-?\d+: *([^ ].*)$/s.exec(reason)?.[1] ?? null

/** What happened to a delivery that has not simply been sent, by its reason as a row kept it. */
export function deliverySentence(reason: string): string {
  const known: Record<string, string | undefined> = sentences
  if (known[reason]) return known[reason]
  if (reason.startsWith('unreadable reply, http ')) return sentences['a reply of another shape']
  return reason.startsWith('zalo ') ? 'Zalo từ chối lượt gửi này.' : 'Lượt gửi gặp trục trặc.'
}
