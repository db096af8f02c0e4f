import { Group, NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Digest } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenWeekday } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { handsFacts } from '../parts/boards/hands.tsx'
import { standingOf } from '../parts/digests/outcome.ts'
import { digests as words } from '../parts/digests/strings.ts'
import { DayField } from '../parts/fields/day-field.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { ActButton, lacking } from '../parts/shared/act-button.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay, useNow, useOwnUnit } from '../session.ts'
import { common } from '../strings.ts'

const dayMs = 24 * 60 * 60_000

export const digestTones: Record<Digest['status'], Tone> = {
  draft: 'waiting',
  approved: 'good',
  scheduled: 'good',
  cancelled: 'quiet',
}

const states = Object.entries({ '': common.all, ...words.states }).map(([value, label]) => ({ value, label }))

export function Digests() {
  const [{ status, unitId, day, waiting }, filter] = useFilters<{
    status: Digest['status'] | ''
    unitId: string
    day: string
    waiting: 'correction' | ''
  }>({
    waiting: '',
    status: '',
    unitId: '',
    day: '',
  })
  const asked = {
    status: status || undefined,
    unitId: unitId || undefined,
    day: day || undefined,
    waiting: waiting || undefined,
  }
  const query = useQuery({
    queryKey: ['digests', asked],
    queryFn: () => read(api.digests.$get({ query: asked })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Draft />
      <Group gap="sm" align="flex-end" mb="md">
        <NativeSelect
          label={common.status}
          value={status}
          data={states}
          onChange={(event) => filter({ status: event.currentTarget.value as Digest['status'] | '', waiting: '' })}
        />
        <UnitSelect
          act="digest.read"
          value={unitId}
          none={common.allUnits}
          onChange={(chosen) => filter({ unitId: chosen })}
        />
        <DayField whole label={words.day} value={day} onChange={(chosen) => filter({ day: chosen })} />
      </Group>
      <Loaded query={query}>
        {({ digests }) =>
          digests.length === 0 ? (
            <Empty icon="document" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {digests.map((digest) => (
                <Row
                  key={digest.id}
                  href={`/digests/${digest.id}`}
                  title={<strong>{digest.title}</strong>}
                  facts={[
                    writtenWeekday(digest.day),
                    digest.unitName,
                    words.itemCount(digest.items.length),
                    words.code(digest.code),
                    ...handsFacts(digest),
                  ]}
                  state={{ tone: digestTones[digest.status], words: standingOf(digest) }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function Draft() {
  const may = useMay()
  const own = useOwnUnit('digest.write')
  const now = useNow()
  const [, go] = useLocation()
  const [unitId, setUnitId] = useState(own)
  const [day, setDay] = useState(() => dayOf(now() + dayMs))
  const draft = useAct(() => read(api.digests.$post({ json: { unitId, day } })), {
    reload: [['digests'], ['overview']],
  })
  if (!may('digest.write')) return null
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        draft.go(undefined, ({ id }) => go(`/digests/${id}`))
      }}
    >
      <Text className="soft">{words.draftLead}</Text>
      <Group gap="sm" align="flex-end">
        <UnitSelect act="digest.write" required value={unitId} onChange={setUnitId} />
        <DayField required label={words.day} value={day} onChange={setDay} />
        <ActButton type="submit" loading={draft.pending} off={lacking(!unitId && common.unit, !day && words.day)}>
          {words.draft}
        </ActButton>
      </Group>
      <Refusal error={draft.error} />
    </form>
  )
}
