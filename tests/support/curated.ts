import { expect } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from './app.ts'
import { conventionText } from './library.ts'

export const quote = 'Chó ra đường phải đeo rọ mõm và có người dắt.'

/** A ward with its convention in the library, and the people who write, approve and ask for curated answers. */
export async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const take = (text: string) => importDocuments(app.system, [documentFromText('quy-uoc.md', text)])
  await take(conventionText)
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const approver = await app.person('Duyệt', ['approver', ward.id])
  const { json } = await app.request('GET', `/api/library/search?q=${encodeURIComponent('chó ra đường rọ mõm')}`)
  const passageId: string = json.passages[0].id
  const content = (change: object = {}) => ({
    unitId: ward.id,
    wordings: ['Dắt chó đi dạo cần gì?', 'Dẫn chó đi dạo phải chuẩn bị những gì?'],
    text: 'Bà con nhớ đeo rọ mõm, có dây dắt và mang túi dọn phân.',
    source: 'Thông báo số 12/TB-UBND',
    ...change,
  })
  const make = async (change: object = {}) => {
    const made = await app.request('POST', '/api/curated', { as: responder.token, body: content(change) })
    expect(made.status, made.text).toBe(201)
    return made.json.id as string
  }
  const listed = async (id: string, view = '') => {
    const { json } = await app.request('GET', `/api/curated${view && `?view=${view}`}`, { as: responder.token })
    return json.curated.find((one: { id: string }) => one.id === id)
  }
  const approve = async (id: string, as = approver.token) =>
    app.request('POST', `/api/curated/${id}/approve`, {
      as,
      body: { contentHash: (await listed(id)).contentHash },
    })
  const inUse = async (change: object = {}) => {
    const id = await make(change)
    const approved = await approve(id)
    expect(approved.status, approved.text).toBe(200)
    return id
  }
  const ask = async (text: string, body: object = {}) =>
    (await app.request('POST', '/api/questions', { body: { text, ...body } })).json
  return { ...app, ward, take, responder, approver, passageId, content, make, listed, approve, inUse, ask }
}

export const asked = 'Dắt chó đi dạo cần gì?'
