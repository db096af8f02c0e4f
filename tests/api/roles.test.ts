import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { grant, login, revoke } from '../../bot/commands/grant.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { introducePerson, personMeant } from '../../core/people/meant.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { knownPerson } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { grantRole } from '../../core/people/roles.ts'
import { signInAsGuest } from '../../core/people/sessions.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { type TestApp, testApp } from '../support/app.ts'

const official = 'Nguyễn Văn An'
const zaloId = '4567890123456789012'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const command = (act: typeof grant, ...words: string[]) => act(app.system, words, print)
  return { app, ward, lines, command, print }
}

/** Somebody without an account who takes a name, as the mini app lets anybody. */
async function guestCalled(app: TestApp, name: string) {
  const { personId } = await signInAsGuest(app.system)
  await changeProfile({ ...app.system, actor: { personId, name: '', grants: [] } }, { name })
  return personId
}

const fromZalo = (app: TestApp, name: string, oaUserId = zaloId) =>
  app.database.write((tx) => knownPerson(tx, app.system, { oaUserId, name }))

const holders = async (app: TestApp) =>
  (await app.database.db.select({ id: roles.personId }).from(roles)).map(({ id }) => id)

test('a role by name reaches nobody who only calls themselves so: the office’s own person is made known', async () => {
  const { app, lines, command } = await office()
  const guest = await guestCalled(app, official)
  const { id: stranger } = await fromZalo(app, official)
  await command(grant, official, 'approver', 'Phường Mẫu')
  const [holder] = await holders(app)
  expect([guest, stranger]).not.toContain(holder)
  expect(lines[0]).toMatch(/^Nguyễn Văn An \(pe_\w+\) is approver of Phường Mẫu \(un_\w+\); introduced just now/)
  await command(grant, ' Nguyễn  Văn An '.normalize('NFD'), 'editor', 'Phường Mẫu')
  expect(new Set(await holders(app))).toEqual(new Set([holder]))
  expect(lines[1]).toContain('known since 23/11/2026 by the name by which the office introduced them')
})

test('a guest is given no role and no link, by id either', async () => {
  const { app, ward, command, print } = await office()
  const guest = await guestCalled(app, official)
  const refused = { code: 'CONFLICT', reason: 'person.guest' }
  await expect(command(grant, guest, 'approver', 'Phường Mẫu')).rejects.toMatchObject(refused)
  await expect(grantRole(app.system, { personId: guest, role: 'member', unitId: ward.id })).rejects.toMatchObject(
    refused,
  )
  await expect(login(app.system, [guest], '', print, print)).rejects.toMatchObject(refused)
  await expect(login(app.system, [official], '', print, print)).rejects.toMatchObject({ reason: 'person.unknown' })
  expect(await holders(app)).toEqual([])
})

test('whoever takes an official’s name does not stop them from signing in, introduced or not', async () => {
  const { app, lines, command, print } = await office()
  await command(grant, official, 'approver', 'Phường Mẫu')
  const [holder] = await holders(app)
  await command(grant, 'Trần Thị Bình', 'editor', 'Phường Mẫu')
  await guestCalled(app, official)
  await fromZalo(app, official)
  const editor = await personMeant(app.system, 'Trần Thị Bình')
  await changeProfile({ ...app.system, actor: { personId: editor.id, name: '', grants: [] } }, { name: official })
  expect((await personMeant(app.system, official)).id).toBe(holder)
  expect((await personMeant(app.system, 'Trần Thị Bình')).id).toBe(editor.id)
  await login(app.system, [official], 'http://loa.test', print, print)
  expect(lines.at(-2)).toContain(`${official} (${holder})`)
  expect(lines.at(-1)).toMatch(/^http:\/\/loa\.test\/console\/#login=\w{40}$/)
})

test('a Zalo id means whoever has it, and the line says that the name is their own', async () => {
  const { app, lines, command } = await office()
  const { id } = await fromZalo(app, official)
  await command(grant, zaloId, 'approver', 'Phường Mẫu')
  expect(await holders(app)).toEqual([id])
  expect(lines[0]).toContain(`known since 23/11/2026 by the Zalo id ${zaloId} of the official account, and calls`)
  await command(grant, '9876543210', 'editor', 'Phường Mẫu')
  expect(lines[1]).toMatch(/^9876543210 \(pe_\w+\) is editor .*; introduced just now/)
  await command(revoke, '9876543210', 'editor', 'Phường Mẫu')
  expect(lines[2]).toContain('is no longer editor')
})

test('of two whom the office introduced by one name neither is chosen: the ids are named', async () => {
  const { app, command } = await office()
  const ids = []
  for (let i = 0; i < 2; i++) ids.push((await introducePerson(app.system, official)).id)
  const several = { code: 'CONFLICT', reason: 'person.ambiguous', details: { ids: expect.arrayContaining(ids) } }
  await expect(command(grant, official, 'approver', 'Phường Mẫu')).rejects.toMatchObject(several)
  await command(grant, ids[1] ?? '', 'approver', 'Phường Mẫu')
  expect(await holders(app)).toEqual([ids[1]])
})

test('an id of ours that nobody has is no new person’s name', async () => {
  const { app, command } = await office()
  await expect(command(grant, 'pe_mistyped', 'approver', 'Phường Mẫu')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await app.database.db.$count(people)).toBe(0)
})

test('a role that was given through a taken name is found again, and taken back from the guest who has it', async () => {
  const { app, ward, command } = await office()
  const guest = await guestCalled(app, official)
  const held = { personId: guest, unitId: ward.id, role: 'approver' as const, grantedBy: 'system', grantedAt: 0 }
  await app.database.write((tx) => tx.insert(roles).values(held))
  await expect(command(revoke, official, 'approver', 'Phường Mẫu')).rejects.toMatchObject({
    reason: 'person.unknown',
    details: { callThemselvesSo: [guest] },
  })
  await command(revoke, guest, 'approver', 'Phường Mẫu')
  expect(await holders(app)).toEqual([])
})

test('what the office called somebody outlives a merge, and goes with an erasure', async () => {
  const { app } = await office()
  const introduced = await introducePerson(app.system, official)
  const known = await fromZalo(app, 'An')
  await app.database.write((tx) => mergePeople(tx, app.system, { keep: known, drop: introduced }))
  expect(await personMeant(app.system, official)).toMatchObject({ id: known.id, name: 'An' })
  await erasePerson(app.system, { personId: known.id })
  await expect(personMeant(app.system, known.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const [row] = await app.database.db.select().from(people).where(eq(people.id, known.id))
  expect(row?.introducedAs).toBeNull()
})
