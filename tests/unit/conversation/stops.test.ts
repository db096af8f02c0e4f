import { expect, test } from 'vitest'
import { intentOf } from '../../../core/inbox/intent.ts'

const heard = (text: string) => {
  const intent = intentOf(text)
  const act = intent.kind === 'act' ? intent.act : null
  if (act?.kind !== 'stop' && act?.kind !== 'start') return ''
  return [act.kind, ...(act.only ? ['only'] : []), act.what ?? 'all'].join(' ')
}

test.each([
  ['stop meetings', 'ngừng báo họp'],
  ['stop meetings', 'đừng nhắn mời họp nữa'],
  ['stop meetings', 'dung bao hop nua nhe'],
  ['stop meetings', 'ngưng nhắc họp tổ dân phố giúp tôi'],
  ['stop meetings', 'tôi không muốn nhận giấy mời họp'],
  ['stop meetings', 'không báo họp nữa'],
  ['stop meetings', 'tắt lời mời họp'],
  ['stop meetings', 'thôi mời họp đi'],
  ['stop meetings', 'đừng nhắc lớp học nữa ạ'],
  ['stop answers', 'ngừng báo trả lời phản ánh'],
  ['stop answers', 'dừng gửi tin về phản ánh của tôi'],
  ['stop news', 'ngừng tin về điều đã hỏi'],
  ['stop only answers', 'chỉ nhắn khi có trả lời phản ánh'],
  ['stop only answers', 'chỉ nhận tin khi có trả lời câu hỏi thôi'],
  ['stop only meetings', 'chỉ báo họp thôi'],
  ['start meetings', 'báo họp lại'],
  ['start meetings', 'nhận lại lời mời họp'],
  ['start meetings', 'tiếp tục báo họp nhé'],
  ['start answers', 'nhận lại trả lời phản ánh'],
  ['start news', 'nhận lại tin về điều đã hỏi'],
  ['stop all', 'ngừng nhận tin'],
  ['stop all', 'ngừng nhận bản tin'],
  ['start all', 'nhận lại tin'],
])('%s: “%s”', (act, text) => expect(heard(text)).toBe(act))

test('what complains of, asks about or calls off a meeting stops no messages', () => {
  const said = [
    'tôi không nhận được giấy mời họp',
    'sao không báo họp',
    'phường không báo họp cho dân',
    'huỷ họp',
    'hoãn họp rồi à',
    'đừng họp nữa',
    'tiếp tục họp',
    'gửi lại giấy mời họp',
    'dừng báo họp chợ',
    'đúng báo hợp',
    'chiều nay họp ở đâu',
    'bỏ phản ánh',
  ]
  expect(said.filter((text) => heard(text) !== '')).toEqual([])
})
