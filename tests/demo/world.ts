import type { Service } from '../../bot/node.ts'
import type { Ctx } from '../../core/context.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { grantRole } from '../../core/people/roles.ts'
import { type Actor, grantsOf, system } from '../../core/roles.ts'
import type { Unit } from '../../core/units/tree.ts'
import type { Channel } from '../../db/schema/channels.ts'
import type { Role } from '../../db/schema/roles.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { SimGroup, SimUser } from '../simulator/state.ts'
import { contest } from './contest.ts'
import { dawnOf } from './ground.ts'
import { meeting } from './meeting.ts'
import { planMerger } from './merger.ts'
import { morning, today } from './newsroom.ts'
import { keepProcedures } from './procedures.ts'
import { talk } from './talk.ts'
import { tellVillages } from './villages.ts'

/** `neighbour` is the other ward of the city; `joined` is merged into `kept` in the coming night. */
export type Units = Record<
  'city' | 'ward' | 'first' | 'second' | 'cell' | 'neighbour' | 'commune' | 'kept' | 'joined',
  Unit
>
type Post = 'admin' | 'responder' | 'editor' | 'approver' | 'communicator'
/** The city's admin and responder, and who works for the ward. */
export type Staff = Record<Post | 'second' | 'neighbour' | 'villages' | 'chair', Actor & { personId: string }>
export type Residents = Record<'nam' | 'khoi' | 'ha' | 'bay' | 'mai' | 'loc' | 'may' | 'binh' | 'lan', SimUser>
export type Stage = {
  simulator: Simulator
  service: Service
  /** The instant at which the visitor arrives. */
  present: number
  ctx: Ctx
  units: Units
  staff: Staff
  residents: Residents
  groups: Record<'first' | 'second' | 'old' | 'kept' | 'joined', SimGroup>
}
export type World = Stage & { quizId: string; roundId: string }

export const accountName = 'Loa Giang Mẫu'
export const botName = 'Bot Giang Mẫu'

/** The same verbs, done by somebody else or at another time. */
export const by = (ctx: Ctx, actor: Actor, at?: number): Ctx => ({
  ...ctx,
  actor,
  ...(at !== undefined && { now: () => at }),
})

/**
 * A city that never was, on the day the visitor arrives, on the ground that was laid for it. Its account serves two wards and a commune. In one ward this
 * morning's digest has gone out, tomorrow's is approved, the one after waits for approval, and people have asked, complained
 * and taken the quiz, and a quarter is asked to meet tomorrow; in the commune two villages become one at midnight.
 */
export async function makeWorld({
  simulator,
  service,
  units,
}: Pick<Stage, 'simulator' | 'service' | 'units'>): Promise<World> {
  const present = simulator.clock.now()
  simulator.clock.set(dawnOf(present))
  const ctx: Ctx = { ...service.deps, actor: system }
  const residents = await settle(ctx, simulator, units)
  const groups = await gather(ctx, simulator, units, residents)
  const staff = await employ(ctx, units, residents)
  await keepProcedures({ ctx, units, staff })
  const stage: Stage = { simulator, service, present, ctx, units, staff, residents, groups }
  const { quizId, roundId } = await contest(stage)
  await meeting(stage)
  await morning(stage, quizId)
  await talk(stage)
  simulator.clock.set(present)
  await today(stage)
  await tellVillages(stage)
  await planMerger(stage)
  await simulator.settled()
  return { ...stage, quizId, roundId }
}

async function settle(ctx: Ctx, simulator: Simulator, units: Units): Promise<Residents> {
  const resident = async (name: string, label: string, { id: unitId }: Unit) => {
    const user = simulator.addUser({ name, label, isAdmin: true })
    const zalo = { oaUserId: user.id, appUserId: user.uidByApp, name }
    const { id: personId } = await ctx.write(async (tx) => {
      const person = await knownPerson(tx, ctx, zalo)
      await noteInteraction(tx, person.id, { at: ctx.now(), follows: true })
      return person
    })
    await changeProfile(by(ctx, { personId, name, grants: [] }), { unitId })
    return user
  }
  const { ward, first, second, neighbour, joined } = units
  return {
    nam: await resident('Nguyễn Thị Năm', '71 tuổi, tổ dân phố số 1', first),
    khoi: await resident('Hoàng Minh Khôi', '22 tuổi, ở trọ tổ 1', first),
    ha: await resident('Lê Thu Hà', 'tuyên truyền viên', first),
    bay: await resident('Đặng Văn Bảy', '68 tuổi, tổ dân phố số 2', second),
    mai: await resident('Vũ Thị Mai', '35 tuổi, tổ dân phố số 2', second),
    loc: await resident('Ngô Văn Lộc', 'tuyên truyền viên, phường Sông Mẫu', neighbour),
    may: await resident('Lò Thị Mây', '44 tuổi, thôn Đoài, xã Đồi Mẫu', joined),
    binh: await resident('Phạm Quốc Bình', 'người duyệt, phường Hoà Mẫu', ward),
    lan: await resident('Nguyễn Thị Lan', 'người duyệt thứ hai, phường Hoà Mẫu', ward),
  }
}

async function gather(ctx: Ctx, simulator: Simulator, units: Units, residents: Residents): Promise<Stage['groups']> {
  const { nam, khoi, ha, bay, mai, may } = residents
  const group = async (unit: Unit, place: string, members: SimUser[]) => {
    const { id: assetId } = simulator.addAsset({ productType: 'gmf100' })
    const name = `${unit.name} – ${place}`
    const made = simulator.addGroup({ name, assetId, memberIds: members.map(({ id }) => id) })
    await linkGroup(ctx, { unitId: unit.id, channel: 'oa_group', externalId: made.id, name })
    return made
  }
  return {
    first: await group(units.first, 'phường Hoà Mẫu', [nam, khoi, ha]),
    second: await group(units.second, 'phường Hoà Mẫu', [bay, mai, ha]),
    old: await elsewhere(ctx, simulator, units.ward, { bay, mai, ha }),
    kept: await group(units.kept, 'xã Đồi Mẫu', []),
    joined: await group(units.joined, 'xã Đồi Mẫu', [may]),
  }
}

/** Where a digest goes besides the account's own groups, a place for each way; answers the group of old. */
async function elsewhere(
  ctx: Ctx,
  simulator: Simulator,
  ward: Unit,
  { bay, mai, ha }: Pick<Residents, 'bay' | 'mai' | 'ha'>,
) {
  const link = (channel: Channel, externalId: string, name: string) =>
    linkGroup(ctx, { unitId: ward.id, channel, externalId, name })
  // Neighbours who have called the bot in: they get the digests, and it answers who names it.
  const club = simulator.addBotGroup({ name: 'Câu lạc bộ sức khoẻ tổ 2', memberIds: [bay.id, mai.id] })
  await link('bot_group', club.id, club.name)
  const old = simulator.addGroup({ name: 'Ngõ 5 (nhóm cũ)', foreign: true, memberIds: [ha.id, bay.id] })
  await link('share', `tay ${old.id}`, old.name)
  await link('web', ward.id, 'Trang tin phường Hoà Mẫu')
  return old
}

/** The city answers what no ward answers; each ward and the commune makes its own news. */
async function employ(ctx: Ctx, units: Units, { ha, loc, binh, lan }: Residents): Promise<Staff> {
  const employed = async (personId: string, name: string, { id: unitId }: Unit, roles: Role[]) => {
    for (const role of roles) await grantRole(ctx, { personId, role, unitId })
    return { personId, name, grants: await grantsOf(ctx, personId) }
  }
  const introduced = async (name: string, unit: Unit, roles: Role[]) =>
    employed((await introducePerson(ctx, name)).id, name, unit, roles)
  const onZalo = async ({ id: oaUserId, name }: SimUser, unit: Unit, roles: Role[]) =>
    employed((await ctx.write((tx) => knownPerson(tx, ctx, { oaUserId }))).id, name, unit, roles)
  const { city, ward, neighbour, commune } = units
  return {
    admin: await introduced('Đỗ Thị Cúc', city, ['admin']),
    responder: await introduced('Lê Văn Thuận', city, ['responder']),
    communicator: await onZalo(ha, ward, ['communicator']),
    editor: await introduced('Trần Minh Hoà', ward, ['editor']),
    approver: await onZalo(binh, ward, ['approver', 'communicator']),
    second: await onZalo(lan, ward, ['approver']),
    neighbour: await onZalo(loc, neighbour, ['communicator']),
    villages: await introduced('Vi Văn Thắng', commune, ['editor', 'communicator']),
    chair: await introduced('Hà Thị Xuân', commune, ['approver', 'responder']),
  }
}
