export const wordPairs = {
  title: 'Từ người dân dùng',
  lead: (known: number) =>
    `Hệ thống biết sẵn ${known} cặp từ, như “sổ đỏ” là giấy chứng nhận quyền sử dụng đất. Thêm ở đây những từ riêng của địa phương: câu hỏi dùng từ ấy sẽ được hiểu theo nghĩa bạn ghi, khi tìm văn bản cũng như khi hỏi số điện thoại, thủ tục hay việc trong bản tin.`,
  add: 'Thêm cặp từ',
  people: 'Người dân nói',
  law: 'Nghĩa là, hoặc văn bản viết là',
  both: 'Ai hỏi bằng từ của văn bản thì cũng tìm bằng từ người dân dùng',
  save: 'Lưu cặp từ',
  means: (people: string, law: string, both: boolean) => `“${people}” ${both ? 'cũng là' : 'nghĩa là'} “${law}”`,
  remove: 'Xoá cặp từ',
  removeAsk: 'Xoá cặp từ này?',
  emptyTitle: 'Chưa có cặp từ riêng nào',
  empty: 'Khi một câu hỏi không tìm được vì dùng từ của địa phương, hãy thêm từ ấy ở đây.',
  fromQuestion: 'Người dân nói … nghĩa là …',
}
