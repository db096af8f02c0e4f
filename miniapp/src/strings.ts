// Every sentence the mini app shows. Plain and polite, full accents, short enough to read aloud.

export const network = {
  down: 'Chưa kết nối được. Vui lòng kiểm tra mạng rồi thử lại.',
  slow: 'Mạng đang chậm nên chưa nhận được trả lời. Vui lòng thử lại.',
  unreadable: 'Hệ thống trả lời chưa rõ. Vui lòng thử lại sau ít phút.',
}

export const states = {
  loading: 'Đang tải…',
  failed: 'Chưa tải được',
  retry: 'Thử lại',
}
