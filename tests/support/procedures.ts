import { expect } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { handle } from '../../core/inbox/handle.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { knownPerson } from '../../core/people/people.ts'
import type { ProcedureContent } from '../../db/schema/procedures.ts'
import { sampleProcedures } from '../demo/procedures.ts'
import { testApp } from './app.ts'
import { fontAssets } from './fonts.ts'
import { conventionText } from './library.ts'

/** One of the demo's ten by its Vietnamese name. */
export function sampleOf(name: string): ProcedureContent {
  const found = sampleProcedures.find(({ vi }) => vi.name === name)
  if (!found) throw new Error(`no sample is called ${name}`)
  return found
}

/** A ward with the people who write, approve and ask for procedures. */
export async function procedureOffice() {
  const app = await testApp({ assets: fontAssets })
  const ward = await app.unit('Phường Hoà Mẫu')
  await importDocuments(app.system, [documentFromText('quy-uoc.md', conventionText)])
  const editor = await app.person('Soạn', ['editor', ward.id])
  const approver = await app.person('Duyệt', ['approver', ward.id])
  const make = async (content: ProcedureContent, unitId = ward.id) => {
    const made = await app.request('POST', '/api/procedures', { as: editor.token, body: { unitId, content } })
    expect(made.status, made.text).toBe(201)
    return made.json.id as string
  }
  const read = async (id: string, as = approver.token) =>
    (await app.request('GET', `/api/procedures/${id}`, { as })).json
  const approve = async (id: string, as = approver.token) =>
    app.request('POST', `/api/procedures/${id}/approve`, { as, body: { contentHash: (await read(id)).contentHash } })
  const shown = async (content: ProcedureContent, unitId = ward.id) => {
    const id = await make(content, unitId)
    const approved = await approve(id)
    expect(approved.status, approved.text).toBe(200)
    return id
  }
  await app.system.write((tx) => knownPerson(tx, app.system, { oaUserId: '5550001112', name: 'Bà Năm' }))
  let count = 0
  /** Said to the account in a chat: what it answered, buttons and all. */
  const say = async (text: string) => {
    const before = app.sent.length
    count += 1
    await handle(app.system, String(count).padStart(4, '0').padEnd(64, 'a'), {
      ...{ kind: 'text', channel: 'oa_chat', chatId: '5550001112', senderId: '5550001112', senderAppId: null },
      ...{ text, messageId: `m${count}`, at: app.clock.at },
    })
    await tick(app.deps)
    return app.sent.slice(before).map(({ content }) => content)
  }
  const ask = async (text: string, body: object = {}) =>
    (await app.request('POST', '/api/questions', { body: { text, ...body } })).json
  return { ...app, ward, editor, approver, make, read, approve, shown, say, ask }
}
