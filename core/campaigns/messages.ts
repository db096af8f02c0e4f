/** What is said of a campaign outside its screens. */
export const campaignWords = {
  open: 'Xem việc của tôi',
  due: (task: string, campaign: string, day: string) =>
    `Nhắc việc: “${task}” của đợt tuyên truyền “${campaign}” đến hạn ngày ${day}. Xong rồi thì bạn bấm “Đã xong”.`,
}
