import { Group, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Announcement } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { useFilters } from '../filters.ts'
import { AnnouncementForm } from '../parts/announcements/announcement-form.tsx'
import { standingOf, whenOf } from '../parts/announcements/standing.ts'
import { announcementWords as words } from '../parts/announcements/strings.ts'
import { handsFacts } from '../parts/boards/hands.tsx'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'

const states = Object.entries({ '': common.all, ...words.states }).map(([value, label]) => ({ value, label }))

/** Messages to groups beside the daily digest: what waits, what is planned, what went out. */
export function Announcements() {
  const [, go] = useLocation()
  const writing = useAdding(words.write, useMay()('digest.write'))
  const [{ status, unitId }, filter] = useFilters<{ status: Announcement['status'] | ''; unitId: string }>({
    status: '',
    unitId: '',
  })
  const asked = { status: status || undefined, unitId: unitId || undefined }
  const query = useQuery({
    queryKey: ['announcements', asked],
    queryFn: () => read(api.announcements.$get({ query: asked })),
    refetchInterval: nowAndThenMs,
  })
  return (
    <Page title={words.title} lead={words.lead} actions={writing.button}>
      {writing.open && <AnnouncementForm onSaved={({ id }) => go(`/announcements/${id}`)} onClose={writing.close} />}
      <Group gap="sm" align="flex-end" mb="md">
        <NativeSelect
          label={common.status}
          value={status}
          data={states}
          onChange={(event) => filter({ status: event.currentTarget.value as Announcement['status'] | '' })}
        />
        <UnitSelect
          act="digest.read"
          value={unitId}
          none={common.allUnits}
          onChange={(chosen) => filter({ unitId: chosen })}
        />
      </Group>
      <Loaded query={query}>
        {({ announcements }) =>
          announcements.length === 0 ? (
            <Empty icon="send" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {announcements.map((one) => (
                <Row
                  key={one.id}
                  href={`/announcements/${one.id}`}
                  title={<strong>{one.title}</strong>}
                  facts={[
                    one.sending?.urgentReason && words.urgent,
                    one.unitName,
                    whenOf(one),
                    one.status === 'draft' && !one.missed && words.approvals(one.approvals.length, one.needed),
                    ...handsFacts(one),
                  ]}
                  state={standingOf(one)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
