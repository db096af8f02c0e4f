import { expect, test } from 'vitest'
import { pathWithin } from '../../../miniapp/src/app/own-link.ts'

const base = '/zapps/1234567890123456789'

test('a link to our own app, as chats carry it, leads to a path within', () => {
  expect(pathWithin('https://loa.example.vn/zapps/1234567890123456789/quizzes/qz_1', base)).toBe('/quizzes/qz_1')
  expect(pathWithin('https://zalo.me/s/1234567890123456789/ask?q=xin%20ch%C3%A0o', base)).toBe('/ask?q=xin%20ch%C3%A0o')
  expect(pathWithin('https://zalo.me/s/1234567890123456789', base)).toBe('/')
})

test('another app, another site and a dressed-up address stay outside', () => {
  for (const link of [
    'https://zalo.me/s/999/quizzes',
    'https://baophuong.example.vn/tin/1',
    'https://baophuong.example.vn/?to=https://zalo.me/s/1234567890123456789/ask',
    'javascript:alert(1)//zalo.me/s/1234567890123456789/ask',
  ])
    expect([link, pathWithin(link, base)]).toEqual([link, null])
  expect(pathWithin('https://loa.example.vn/zapps/1/x', '')).toBeNull()
})
