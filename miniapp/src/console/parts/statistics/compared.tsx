import { Anchor, Group, NativeSelect, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Empty, Loaded } from '../../../ui/states.tsx'
import type { ComparedUnit, OfficeFigures } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, writtenDay } from '../../clock.ts'
import { SortedTable } from '../tables/sorted-table.tsx'
import type { Span } from './span.ts'
import { figureWords as words } from './strings.ts'

type Props = {
  unitId: string
  span: Span
  kinds: OfficeFigures['kinds']
  kind: string
  onKind: (kind: string) => void
  onUnit: (unitId: string) => void
}

/** Units beside each other: those right below, or all of a kind. */
export function Compared({ unitId, span, kinds, kind, onKind, onUnit }: Props) {
  const asked = { ...span, ...(unitId && { unitId }), ...(kind && { kind }) }
  const query = useQuery({
    queryKey: ['statistics', 'units', asked],
    placeholderData: keepPreviousData,
    queryFn: () => read(api.statistics.units.$get({ query: asked })),
  })
  const file = (form: 'xlsx' | 'csv') =>
    `/api/statistics/rows?${new URLSearchParams({ ...span, ...(unitId && { unitId }), form })}`
  return (
    <>
      {kinds.length > 1 && (
        <NativeSelect
          label={words.level}
          value={kind}
          onChange={(event) => onKind(event.currentTarget.value)}
          data={[
            { value: '', label: words.below },
            ...kinds.map(({ kind, name, count }) => ({ value: kind, label: words.ofKind(name, count) })),
          ]}
          mb="md"
        />
      )}
      <Loaded query={query}>
        {({ rows, sums, more }) =>
          rows.length === 0 ? (
            <Empty icon="unit" title={words.unitsNone}>
              <p>{words.unitsNoneLead}</p>
            </Empty>
          ) : (
            <>
              <SortedTable rows={rows} columns={columnsOf(onUnit)} keyOf={({ unitId }) => unitId} />
              <Text mt="sm">
                <strong>{words.unitsSum(rows.length)}: </strong>
                {names.map((name) => `${words.columns[name]} ${shown(sums[name])}`).join('; ')}.
              </Text>
              {more > 0 && <Text className="soft">{words.unitsMore(more)}</Text>}
              <Text className="soft">{words.hiddenHint}</Text>
              <Text mt="md">{words.rowsLead}</Text>
              <Group gap="md">
                <Anchor href={file('xlsx')} underline="always" download>
                  {words.rows.xlsx}
                </Anchor>
                <Anchor href={file('csv')} underline="always" download>
                  {words.rows.csv}
                </Anchor>
              </Group>
            </>
          )
        }
      </Loaded>
    </>
  )
}

const names = Object.keys(words.columns) as (keyof typeof words.columns)[]
const shown = (value: number | null) => (value === null ? words.hidden : value.toLocaleString('vi-VN'))

const columnsOf = (onUnit: (unitId: string) => void) => [
  {
    label: words.unit,
    value: ({ name }: ComparedUnit) => name,
    cell: ({ unitId, name, kind, ended }: ComparedUnit) => (
      <>
        <Anchor component="button" type="button" onClick={() => onUnit(unitId)}>
          {name}
        </Anchor>
        <p className="facts">{ended ? words.ended(ended.into, writtenDay(dayOf(ended.at))) : kind}</p>
      </>
    ),
  },
  ...names.map((name) => ({
    label: words.columns[name],
    value: ({ values }: ComparedUnit) => values[name] ?? -1,
    cell: ({ values }: ComparedUnit) => shown(values[name]),
  })),
  {
    label: words.perThousand,
    value: ({ perThousand }: ComparedUnit) => perThousand ?? -1,
    cell: ({ perThousand }: ComparedUnit) => (perThousand === null ? '–' : perThousand.toLocaleString('vi-VN')),
  },
]
