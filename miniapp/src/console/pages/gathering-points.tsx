import { Button, Group, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { PointsPage } from '../api-types.ts'
import { api } from '../client.ts'
import { OnePoint } from '../parts/gatherings/points/one-point.tsx'
import { Planning } from '../parts/gatherings/points/planning.tsx'
import { PointRows } from '../parts/gatherings/points/rows.tsx'
import { pointWords as words } from '../parts/gatherings/points/strings.ts'
import { Sums } from '../parts/gatherings/points/sums.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Pager } from '../parts/shared/pager.tsx'
import { useMay } from '../session.ts'
import '../parts/gatherings/points/points.css'

/** While people come in the figures are read this often; the server holds them ready. */
export const liveMs = 2000
const shows = ['all', 'unreported', 'keeperless', 'troubled', 'off'] as const
type Show = (typeof shows)[number]
const size = 100

/** All points of a gathering, level by level, as they stand now. */
export function GatheringPoints({ id }: { id: string }) {
  const [search] = useSearchParams()
  const under = search.get('under') ?? '0'
  return <Level id={id} under={under} key={under} />
}

function Level({ id, under }: { id: string; under: string }) {
  const [show, setShow] = useState<Show>('all')
  const [from, setFrom] = useState(0)
  const query = useQuery({
    queryKey: ['gathering', id, 'points', under, show, from],
    queryFn: () =>
      read(
        api.gatherings[':id'].points.$get({
          param: { id },
          query: { under, show, from: String(from) },
        }),
      ),
    refetchInterval: liveMs,
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query}>
      {(page) => (
        <Shown id={id} page={page}>
          <Group gap="xs" role="group" aria-label={words.shows.label} mb="sm">
            {shows.map((one) => (
              <Button
                key={one}
                variant={one === show ? 'filled' : 'default'}
                aria-pressed={one === show}
                onClick={() => {
                  setShow(one)
                  setFrom(0)
                }}
              >
                {words.shows[one]}
              </Button>
            ))}
          </Group>
          {query.error && <Text role="status">{words.away}</Text>}
          {page.points.length === 0 ? (
            page.sums.points === 0 ? (
              <Empty title={words.empty}>{words.emptyLead}</Empty>
            ) : (
              <Text className="soft">{words.noneHere}</Text>
            )
          ) : (
            <PointRows id={id} points={page.points} />
          )}
          <Pager offset={from} size={size} total={page.total} onMove={setFrom} />
        </Shown>
      )}
    </Loaded>
  )
}

function Shown({ id, page, children }: { id: string; page: PointsPage; children: React.ReactNode }) {
  const may = useMay()
  const { title, unitName, unitId, state, sums, under, line } = page
  const plans = may('gathering.write') && (state === 'draft' || state === 'announced' || state === 'open')
  return (
    <Page
      title={title}
      lead={`${words.title} · ${unitName}`}
      actions={
        <>
          <Button component={Link} href={`/gatherings/${id}`} variant="default" leftSection={<Icon name="back" />}>
            {words.back}
          </Button>
          <Button component={Link} href={`/gatherings/${id}/points/wall`} leftSection={<Icon name="play" />}>
            {words.wall}
          </Button>
        </>
      }
    >
      {under && (
        <nav aria-label={words.title} className="facts">
          <span>
            <Link href={`/gatherings/${id}/points`}>{words.all}</Link>
          </span>
          {line.map(({ number, name }) => (
            <span key={number}>
              <Link href={`/gatherings/${id}/points?under=${number}`}>{name}</Link>
            </span>
          ))}
        </nav>
      )}
      <Sums sums={sums} />
      {under && <OnePoint id={id} unitId={unitId} point={under} state={state} />}
      {children}
      {plans && <Planning id={id} unitId={unitId} under={under?.number ?? null} />}
    </Page>
  )
}
