/** What the account says to whoever asked what nobody could answer then. */
export const unmetSentences = {
  told: (asked: string, title: string, link: string, isDocument: boolean) =>
    [
      `Bạn từng hỏi: “${asked}”.`,
      isDocument ? 'Thư viện nay đã có văn bản về việc này, bạn hỏi lại câu ấy nhé.' : `Nay kênh đã có: ${title}`,
      `Xem: ${link}`,
      'Muốn ngừng tin như thế này, bạn gõ “ngừng tin về điều đã hỏi”.',
    ].join('\n'),
}
