import { Group, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { GatheringHead } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { GatheringForm } from '../parts/gatherings/gathering-form.tsx'
import { standing } from '../parts/gatherings/room/strings.ts'
import { SeriesList } from '../parts/gatherings/series.tsx'
import { toneOf } from '../parts/gatherings/standing.ts'
import { gatheringWords as words } from '../parts/gatherings/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'

const states = Object.entries({ '': common.all, ...words.states }).map(([value, label]) => ({ value, label }))

/** Meetings, classes and conferences: what is being prepared, what is to come, what was. */
export function Gatherings() {
  const [, go] = useLocation()
  const writing = useAdding(words.write, useMay()('gathering.write'))
  const [{ state, unitId }, filter] = useFilters<{ state: GatheringHead['state'] | ''; unitId: string }>({
    state: '',
    unitId: '',
  })
  const asked = { state: state || undefined, unitId: unitId || undefined }
  const query = useQuery({
    queryKey: ['gatherings', asked],
    queryFn: () => read(api.gatherings.$get({ query: asked })),
    refetchInterval: nowAndThenMs,
  })
  return (
    <Page title={words.title} lead={words.lead} actions={writing.button}>
      <Link href="/gatherings/standing">{standing.link}</Link>
      {writing.open && <GatheringForm onSaved={({ id }) => go(`/gatherings/${id}`)} onClose={writing.close} />}
      <Group gap="sm" align="flex-end" mb="md">
        <NativeSelect
          label={common.status}
          value={state}
          data={states}
          onChange={(event) => filter({ state: event.currentTarget.value as GatheringHead['state'] | '' })}
        />
        <UnitSelect
          act="gathering.read"
          value={unitId}
          none={common.allUnits}
          onChange={(chosen) => filter({ unitId: chosen })}
        />
      </Group>
      <Loaded query={query}>
        {({ gatherings }) =>
          gatherings.length === 0 ? (
            <Empty icon="people" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {gatherings.map(({ id, title, kind, unitName, startsAt, place, present, state }) => (
                <Row
                  key={id}
                  href={`/gatherings/${id}`}
                  title={<strong>{title}</strong>}
                  facts={[words.kinds[kind], unitName, written(startsAt), place, present > 0 && words.present(present)]}
                  state={{ tone: toneOf[state], words: words.states[state] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <SeriesList />
    </Page>
  )
}
