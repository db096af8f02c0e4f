import { expect, test } from 'vitest'
import { approvalLine } from '../../core/boards/approval-line.ts'
import { figuresOf } from '../../core/boards/figures.ts'
import type { Holder } from '../../core/boards/holders.ts'
import { type Duty, gapsOf, onDutyIn } from '../../core/boards/roster.ts'
import { instantOf, minuteMs } from '../../core/time.ts'

const [city, ward, cell] = ['/c/', '/c/w/', '/c/w/t/']

const holder = (personId: string, role: Holder['role'], path = ward, endsAt: number | null = null): Holder => ({
  ...{ personId, name: personId, role, unitId: 'w', unitName: 'Phường', path, endsAt },
  ...{ isDeputy: false, deputyFor: null, reachable: true },
})
const duty = (day: string, work: Duty['work'], personId: string): Duty => ({ unitId: 'w', day, work, personId })

test.each([
  ['nobody is named', [], ['write nobody', 'approve nobody']],
  ['both are there', [duty('2026-11-24', 'write', 'an'), duty('2026-11-24', 'approve', 'binh')], []],
  [
    'who approves holds another role',
    [duty('2026-11-24', 'write', 'an'), duty('2026-11-24', 'approve', 'an')],
    ['approve left'],
  ],
  [
    'one who may do both would approve their own words',
    [duty('2026-11-24', 'write', 'chi'), duty('2026-11-24', 'approve', 'chi')],
    ['approve both'],
  ],
  [
    'a role ends within the day before',
    [duty('2026-11-24', 'write', 'dung'), duty('2026-11-24', 'approve', 'binh')],
    ['write left'],
  ],
])('a roster lacks what it lacks: %s', (_, duties, expected) => {
  const holders = [
    holder('an', 'editor'),
    holder('binh', 'approver'),
    holder('chi', 'admin', city),
    holder('dung', 'editor', ward, instantOf('2026-11-24', '00:00')),
  ]
  const gaps = gapsOf({ path: ward, days: ['2026-11-24'], duties, holders })
  expect(gaps.map(({ work, reason }) => `${work} ${reason}`)).toEqual(expected)
})

test('who keeps a roster of approvers alone lacks no writer', () => {
  const asked = { path: ward, days: ['2026-11-24', '2026-11-25'], holders: [holder('binh', 'approver')] }
  const duties = [duty('2026-11-24', 'approve', 'binh')]
  expect(gapsOf({ ...asked, duties, kept: ['approve'] })).toEqual([
    { day: '2026-11-25', work: 'approve', reason: 'nobody' },
  ])
})

test('the nearest roster above a unit counts, and a role of a sister unit reaches nobody', () => {
  const roster = [
    { ...duty('2026-11-24', 'approve', 'thi'), path: city },
    { ...duty('2026-11-24', 'approve', 'phuong'), path: ward },
    { ...duty('2026-11-24', 'approve', 'khac'), path: '/c/x/' },
    { ...duty('2026-11-25', 'approve', 'mai'), path: ward },
  ]
  const on = (path: string, day = '2026-11-24') => onDutyIn(roster, path, { day, work: 'approve' })?.personId ?? null
  expect([on(cell), on(ward), on(city), on('/c/y/'), on(cell, '2026-11-26')]).toEqual([
    ...['phuong', 'phuong', 'thi', 'thi', null],
  ])
})

test('who is on duty goes first, is asked once, and does not come between a unit and its own approvers', () => {
  const may = [
    { personId: 'a', path: ward, isDeputy: false },
    { personId: 'b', path: ward, isDeputy: false },
    { personId: 'd', path: ward, isDeputy: true },
    { personId: 'mayor', path: city, isDeputy: false },
  ]
  const ids = (onDuty: Parameters<typeof approvalLine>[2]) => {
    const { duty, own, deputies, above } = approvalLine(may, cell, onDuty)
    const of = (some: typeof may) => some.map(({ personId }) => personId)
    return [duty?.personId ?? null, of(own), of(deputies), of(above)]
  }
  expect(ids({ personId: 'b', path: ward })).toEqual(['b', ['a'], ['d'], ['mayor']])
  expect(ids({ personId: 'd', path: ward })).toEqual(['d', ['a', 'b'], [], ['mayor']])
  // Whoever wrote it, or has left, is not among those who may.
  expect(ids({ personId: 'gone', path: ward })).toEqual([null, ['a', 'b'], ['d'], ['mayor']])
  // The city's roster is for what the city approves.
  expect(ids({ personId: 'mayor', path: city })).toEqual([null, ['a', 'b'], ['d'], ['mayor']])
  // Somebody from above may be on the ward's own roster.
  expect(ids({ personId: 'mayor', path: ward })).toEqual(['mayor', ['a', 'b'], ['d'], []])
})

test('times are counted as they were kept, and a median tells over how many', () => {
  const at = (minutes: number) => instantOf('2026-11-23', '06:30') + minutes * minuteMs
  const dueAt = at(0)
  const told = [
    { dueAt, askedAt: at(-60), approvedAt: at(-50), sentAt: at(1) },
    { dueAt, askedAt: at(-60), approvedAt: at(-20), sentAt: at(15) },
    { dueAt, askedAt: at(-60), approvedAt: at(15), sentAt: at(16) },
    { dueAt, askedAt: null, approvedAt: at(0), sentAt: at(2) },
    { dueAt, askedAt: at(-60), approvedAt: null, sentAt: null },
  ]
  expect(figuresOf(told)).toEqual({
    ...{ count: 5, approvedInTime: 3, onTime: 3, late: 1, notAtAll: 1, medianMinutes: 40, measured: 3 },
  })
  expect(figuresOf(told.slice(0, 2)).medianMinutes).toBe(25)
  expect(figuresOf([])).toMatchObject({ count: 0, medianMinutes: null, measured: 0 })
})
