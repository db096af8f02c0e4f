type Achieved = { place: number | null; score: number; total: number; sessions: number | null }

/** What somebody achieved; a place goes before a mark that was passed. Of a class with how many sessions, which its person may have missed some of. */
export const achievedWords = ({ place, score, total, sessions }: Achieved) =>
  sessions !== null
    ? `Hoàn thành lớp học ${sessions} buổi${total > 0 ? `, kiểm tra đạt ${score}/${total}` : ''}`
    : place === null
      ? `Đạt yêu cầu, kết quả ${score}/${total}`
      : `Đạt hạng ${place}, kết quả ${score}/${total}`

/** Why the lesser of two certificates that turned out to be one person's stands no more. */
export const mergedReason = 'Hai tài khoản là của một người, người đó đã có giấy khác của đợt thi này.'
export const mergedClassReason = 'Hai tài khoản là của một người, người đó đã có giấy khác của lớp học này.'
