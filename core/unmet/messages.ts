/** What the account says to whoever asked what nobody could answer then. */
export const unmetSentences = {
  told: (asked: string, said: string, link: string) =>
    [
      `Bạn từng hỏi: “${asked}”.`,
      said,
      `Xem: ${link}`,
      'Muốn ngừng tin như thế này, bạn gõ “ngừng tin về điều đã hỏi”.',
    ].join('\n'),
  document: 'Thư viện nay đã có văn bản về việc này, bạn hỏi lại câu ấy nhé.',
  made: (title: string, words: string) => [`Nay kênh đã có: ${title}`, words].filter(Boolean).join('\n'),
  answered: (text: string) => `Nay kênh đã có câu trả lời: ${text}`,
}
