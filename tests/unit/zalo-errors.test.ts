import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zaloErrors, zaloSentence } from '../../bot/zalo/errors.ts'
import { otherErrorOf, otherErrors } from '../../bot/zalo/other-errors.ts'
import { projectRoot } from '../support/source-files.ts'

// The codes of Zalo's own list for the OpenAPI.
const listed = [
  -32, -100, -200, -201, -204, -205, -209, -210, -211, -212, -213, -214, -216, -217, -218, -219, -220, -221, -223, -224,
  -227, -230, -232, -233, -234, -235, -237, -238, -240, -241, -242, -244, -248, -320, -321, -403, -1340, -1341,
]

test('every code on Zalo’s list has its row, once', () => {
  const codes = zaloErrors.map(({ code }) => code)
  expect(listed.filter((code) => !codes.includes(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

// Graph, OAuth and template messages: the codes of Zalo's lists, the first and last of each row of them.
test.each([
  ['graph', [100, 110, 111, 112, 210, 289, 452, -501, 2004, 2500, 10000, 10001, 10003, 11004, 12000, 12006, 12012]],
  ['oauth', [-14002, -14003, -14014]],
  [
    'zns',
    [
      -108, -109, -1121, -1122, -1124, -114, -115, -117, -118, -119, -124, -1241, -131, -132, -133, -135, -1351, -136,
      -137,
    ].concat([-139, -141, -144, -146, -147]),
  ],
] as const)('every code on the list of %s has one row', (service, codes) => {
  expect(codes.filter((code) => otherErrorOf(service, code) === undefined)).toEqual([])
  expect(otherErrorOf(service, 999_999)).toBeUndefined()
})

test('the guide lists the codes of the other services in the table’s words', () => {
  const guide = readFileSync(join(projectRoot, 'docs/operators/zalo-errors.md'), 'utf8').split('\n')
  const missing = Object.values(otherErrors)
    .flat()
    .filter(({ says }) => !guide.some((line) => line.endsWith(`| ${says} |`)))
  expect(missing).toEqual([])
})

test('the operator’s guide lists each row in the table’s words', () => {
  const guide = readFileSync(join(projectRoot, 'docs/operators/zalo-errors.md'), 'utf8').split('\n')
  const missing = zaloErrors.filter(
    ({ code, says, mend }) =>
      !guide.some((line) => line.startsWith(`| ${code} |`) && line.endsWith(`| ${says} | ${mend} |`)),
  )
  expect(missing).toEqual([])
})

test('a failed delivery is explained by its code, with where to mend it, and an unknown code says so', () => {
  expect(zaloSentence('zalo -224: upgrade')).toMatch(/Gói dịch vụ.*-224.*nâng gói/)
  expect(zaloSentence('zalo -9999: new')).toMatch(/mã -9999/)
  expect(zaloSentence('no reply')).toBeNull()
})
