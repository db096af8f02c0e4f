/** What somebody achieved; a place goes before a mark that was passed. */
export const achievedWords = ({ place, score, total }: { place: number | null; score: number; total: number }) =>
  place === null ? `Đạt yêu cầu, kết quả ${score}/${total}` : `Đạt hạng ${place}, kết quả ${score}/${total}`

/** Why the lesser of two certificates that turned out to be one person's stands no more. */
export const mergedReason = 'Hai tài khoản là của một người, người đó đã có giấy khác của đợt thi này.'
