// Of which kinds units are since 1 July 2025, when the district level ended, and which may stand under which: a table, and no
// rule beside it.

/** The two lines of a local government: the state's, and the Party's. What works in either stands under both. */
export type Line = 'state' | 'party'

type Facts = { name: string; lines: readonly Line[]; under: readonly string[] }

const places = ['province', 'city']
/** Those whose office people of a place go to. */
export const communes = ['ward', 'commune', 'special_zone']
const villages = ['village', 'hamlet', 'mountain_village', 'quarter', 'residential_group']
const bodies = ['agency', 'school', 'enterprise']
const committees = ['party_committee', 'party_section']

const state: readonly Line[] = ['state']
const party: readonly Line[] = ['party']
const both: readonly Line[] = ['state', 'party']

const table = {
  province: { name: 'Tỉnh', lines: state, under: [] },
  city: { name: 'Thành phố', lines: state, under: [] },
  ward: { name: 'Phường', lines: state, under: places },
  commune: { name: 'Xã', lines: state, under: places },
  special_zone: { name: 'Đặc khu', lines: state, under: places },
  // Communes made of a township and its neighbours have villages and residential groups at once.
  village: { name: 'Thôn', lines: state, under: communes },
  hamlet: { name: 'Ấp', lines: state, under: communes },
  mountain_village: { name: 'Bản', lines: state, under: communes },
  quarter: { name: 'Khu phố', lines: state, under: communes },
  residential_group: { name: 'Tổ dân phố', lines: state, under: [...communes, 'quarter'] },
  agency: { name: 'Cơ quan', lines: both, under: [...places, ...communes, 'agency', ...committees] },
  school: { name: 'Trường', lines: both, under: [...places, ...communes, 'agency', 'school', ...committees] },
  enterprise: {
    name: 'Doanh nghiệp',
    lines: both,
    under: [...places, ...communes, 'agency', 'enterprise', ...committees],
  },
  party_committee: {
    name: 'Đảng bộ',
    lines: party,
    under: [...places, ...communes, ...bodies, 'party_committee'],
  },
  party_section: { name: 'Đảng bộ bộ phận', lines: party, under: ['party_committee'] },
  party_cell: { name: 'Chi bộ', lines: party, under: [...communes, ...villages, ...bodies, ...committees] },
} satisfies Record<string, Facts>

export type Kind = keyof typeof table

/** The kinds that a unit may be made of. */
export const kinds = Object.keys(table) as Kind[]

// Rows from before that day stay readable; nothing new is of such a kind, and nothing new stands under it.
const district: Facts = { name: 'Quận, huyện (trước 1/7/2025)', lines: state, under: [] }

export const isKind = (kind: string): kind is Kind => Object.hasOwn(table, kind)

function factsOf(kind: string): Facts | undefined {
  if (isKind(kind)) return table[kind]
  return kind === 'district' ? district : undefined
}

/** What people call a kind; of one that an older Loa kept, its own word. */
export const kindName = (kind: string): string => factsOf(kind)?.name ?? kind

/** The kinds that one may stand under; none is at the top only. */
export const kindsOver = (kind: string): readonly string[] => factsOf(kind)?.under ?? []

export const mayStandUnder = (kind: string, parentKind: string): boolean => kindsOver(kind).includes(parentKind)

/** Whether two kinds have a line in common; a kind that nothing is known of goes with any. */
export const shareLine = (one: string, other: string): boolean => {
  const [a, b] = [factsOf(one)?.lines ?? both, factsOf(other)?.lines ?? both]
  return a.some((line) => b.includes(line))
}

export const isOfParty = (kind: string): boolean => !shareLine(kind, 'ward')
