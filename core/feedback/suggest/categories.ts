export const categories = {
  'moi-truong': 'Môi trường, rác thải',
  'giao-thong': 'Giao thông, đường sá',
  'dien-nuoc': 'Điện, nước, chiếu sáng',
  'trat-tu': 'An ninh, trật tự, tiếng ồn',
  'xay-dung': 'Xây dựng, đất đai',
  'thu-tuc': 'Thủ tục, thái độ phục vụ',
  'y-te': 'Y tế, an toàn thực phẩm',
  'giao-duc': 'Giáo dục, trường học',
  'an-sinh': 'Chính sách, an sinh',
  khac: 'Việc khác',
} as const
export type Category = keyof typeof categories
export const isCategory = (kind: string): kind is Category => Object.hasOwn(categories, kind)
