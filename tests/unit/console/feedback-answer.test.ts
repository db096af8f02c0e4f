import { expect, test } from 'vitest'
import { answerText } from '../../../core/feedback/messages.ts'
import { blank, bodyOf, missingIn, previewOf, type Typed } from '../../../miniapp/src/console/parts/feedback/answer.ts'

const byAction: Typed = {
  ...blank,
  text: ' Cảm ơn bạn đã báo. [@12] ',
  action: 'Thay bóng đèn',
  actionBy: 'Đội chiếu sáng',
  actionOn: '2026-11-25',
  document: 'một nửa không được chọn',
}
const byDocument: Typed = { ...blank, how: 'document', text: 'Đã có thông báo.', document: '12/TB-UBND' }

test.each([byAction, byDocument])('the preview is word for word what the person is sent', (typed) => {
  const none = { action: '', actionBy: '', actionOn: '', document: '' }
  expect(previewOf('K7M2Q9', typed)).toBe(answerText('K7M2Q9', { ...none, ...bodyOf(typed) }))
})

test('an answer is complete only with an act, who does it and a day, or with a document', () => {
  expect(missingIn(byAction)).toEqual([])
  expect(missingIn(byDocument)).toEqual([])
  for (const missing of ['text', 'action', 'actionBy', 'actionOn'] as const)
    expect(missingIn({ ...byAction, [missing]: ' ' })).toEqual([missing])
  expect(missingIn({ ...byDocument, document: '' })).toEqual(['document'])
})
