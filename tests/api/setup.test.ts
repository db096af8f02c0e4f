import { expect, test } from 'vitest'
import { linkGroup } from '../../core/groups/groups.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { oaTokens } from '../../db/schema/connection.ts'
import { testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'

test('an office that has just begun reads what it lacks, one thing less with each that is done, and nothing at the end', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường An Bình')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const setup = async () => (await app.request('GET', '/api/overview', { as: admin.token })).json.setup
  const lacks = async () => Object.entries((await setup()) ?? {}).flatMap(([name, done]) => (done ? [] : [name]))
  expect(await lacks()).toEqual(['account', 'unit', 'people', 'group', 'source', 'library'])

  const pair = { accessToken: 'a', refreshToken: 'r', expiresAt: 0, createdAt: app.clock.at, oaId: '1' }
  await app.deps.write(async (tx) => void (await tx.insert(oaTokens).values(pair)))
  expect(await lacks()).toEqual(['unit', 'people', 'group', 'source', 'library'])
  const group = await app.unit('Tổ dân phố số 1', { parentId: ward.id, kind: 'residential_group' })
  expect(await lacks()).toEqual(['people', 'group', 'source', 'library'])
  await app.person('Người Duyệt', ['approver', ward.id])
  expect(await lacks()).toEqual(['group', 'source', 'library'])
  await linkGroup(admin.ctx, { unitId: group.id, channel: 'share', externalId: 'nhom-1', name: 'Nhóm tổ 1' })
  expect(await lacks()).toEqual(['source', 'library'])
  const source = { unitId: ward.id, name: 'Báo', url: 'https://bao.example/rss' }
  expect((await app.request('POST', '/api/sources', { as: admin.token, body: source })).status).toBeLessThan(300)
  expect(await lacks()).toEqual(['library'])
  await importDocuments(app.system, [convention])
  expect(await setup()).toBeNull()
})
