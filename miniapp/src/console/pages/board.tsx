import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { dayOf } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { Members } from '../parts/boards/members.tsx'
import { Roster } from '../parts/boards/roster.tsx'
import { boardWords as words } from '../parts/boards/strings.ts'
import { Timeliness } from '../parts/boards/timeliness.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Page } from '../parts/shared/page.tsx'
import { useOwnUnit } from '../session.ts'

const dayMs = 24 * 3_600_000
const daysAfter = (day: string, count: number) => dayOf(Date.parse(`${day}T05:00:00Z`) + count * dayMs)

/** A unit's editorial board: its roster, its people, and how it kept its times. */
export function BoardPage() {
  const own = useOwnUnit('digest.read')
  const [{ unitId, from }, filter] = useFilters({ unitId: own, from: '' })
  const query = useQuery({
    queryKey: ['boards', unitId, from],
    enabled: unitId !== '',
    placeholderData: keepPreviousData,
    queryFn: () => read(api.boards[':unitId'].$get({ param: { unitId }, query: from ? { from } : {} })),
  })
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<UnitSelect act="digest.read" value={unitId} onChange={(chosen) => filter({ unitId: chosen })} />}
    >
      {unitId === '' ? (
        <Text>{words.choose}</Text>
      ) : (
        <Loaded query={query}>
          {(board) => (
            <div className="board" key={board.unit.id}>
              <Roster board={board} onTurn={(days) => filter({ from: daysAfter(board.from, days) })} />
              <Members board={board} />
              <Timeliness unitId={board.unit.id} />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  )
}
