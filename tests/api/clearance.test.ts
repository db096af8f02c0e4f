import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { accessLevels, documents as table } from '../../db/schema/library.ts'
import type { Role } from '../../db/schema/roles.ts'
import { testApp } from '../support/app.ts'

const roles: Role[] = ['admin', 'approver', 'editor', 'communicator', 'responder', 'member']
const keepers: Role[] = ['admin', 'editor']
const numbers = ['ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
/** Words that no other document has, one after the other. */
const wordOf = (i: number) => `${numbers[i % 8]}mươi${numbers[Math.floor(i / 8) % 8]}vạn`.normalize('NFC')

/** A city with its wards and their groups, a document of each level in each unit, and a person for each role in each unit. */
async function city(wards: number[]) {
  const app = await testApp({ keep: true })
  const top = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const all = [top]
  for (const [i, groups] of wards.entries()) {
    const ward = await app.unit(`Phường ${i}`, { parentId: top.id, kind: 'ward' })
    all.push(ward)
    for (let j = 0; j < groups; j++)
      all.push(await app.unit(`Tổ ${i}.${j}`, { parentId: ward.id, kind: 'residential_group' }))
  }
  const documents = []
  for (const [at, unit] of all.entries())
    for (const [level, access] of accessLevels.entries()) {
      const i = at * accessLevels.length + level
      const text = `# Thông báo ${wordOf(i)}\n\nViệc trực nhà văn hoá: ai hỏi về ${wordOf(i)} thì gặp tổ trưởng trước 17 giờ.`
      const name = `thong-bao-${i}.txt`
      await importDocuments(app.system, [documentFromText(name, text)], { access, unitId: unit.id })
      documents.push({ unit, access, word: wordOf(i), title: `Thông báo ${wordOf(i)}` })
    }
  return { ...app, all, documents }
}

const isOpen = (role: Role, path: string, { unit, access }: Awaited<ReturnType<typeof city>>['documents'][number]) => {
  if (access === 'public') return true
  if (access === 'communicator' && role === 'member') return false
  return path.startsWith(unit.path) || (keepers.includes(role) && unit.path.startsWith(path))
}

test('whoever asks, by whatever way, meets documents of their own line alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ wards: fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 3 }), seed: fc.nat() }),
      async ({ wards, seed }) => {
        const { all, documents, person, request, system, finish } = await city(wards)
        expect((await listAll(request)).total).toBe(all.length)
        const stored = await system.db.select({ id: table.id, title: table.title }).from(table)
        const ids = new Map(stored.map(({ title, id }) => [title, id]))
        let turn = seed
        for (const unit of all)
          for (const role of roles) {
            const { token } = await person(`${role} ${unit.name}`, [role, unit.id])
            const open = documents.filter((one) => isOpen(role, unit.path, one))
            const closed = documents.filter((one) => !open.includes(one))
            const seen = await listAll(request, token)
            expect(seen.documents.map(({ title }) => title).sort()).toEqual(open.map(({ title }) => title).sort())
            expect(seen.total).toBe(open.length)
            turn += 1
            const one = closed[turn % closed.length]
            if (one) {
              const id = ids.get(one.title)
              for (const path of [`documents/${id}`, `documents/${id}/passages`, `documents/${id}/original`])
                expect((await request('GET', `/api/library/${path}`, { as: token })).status, path).toBe(404)
              const found = await request('GET', `/api/library/search?q=${encodeURIComponent(one.word)}`, { as: token })
              expect(found.text).not.toContain(one.word)
              const answer = await request('POST', '/api/questions', {
                as: token,
                body: { text: `${one.word} thì gặp ai?` },
              })
              expect(answer.text).not.toContain(one.title)
            }
            const own = open[turn % open.length]!
            const found = await request('GET', `/api/library/search?q=${encodeURIComponent(own.word)}`, { as: token })
            expect(found.text).toContain(own.title)
          }
        await finish()
      },
    ),
    { numRuns: 2, seed: 20261128 },
  )
})

type Listed = { documents: { id: string; title: string }[]; total: number }

async function listAll(request: Awaited<ReturnType<typeof testApp>>['request'], token?: string): Promise<Listed> {
  return (await request('GET', '/api/library/documents?limit=200', { as: token })).json
}
