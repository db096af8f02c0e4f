import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Group as ChatGroup } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { GroupAssets } from '../parts/groups/group-assets.tsx'
import { GroupForm } from '../parts/groups/group-form.tsx'
import { NewGroup } from '../parts/groups/group-new.tsx'
import { troubleInShort } from '../parts/groups/group-trouble.tsx'
import { UnlinkedGroups } from '../parts/groups/groups-unlinked.tsx'
import { linking, newGroup, groupWords as words } from '../parts/groups/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'
import { channelNames } from '../strings.ts'

/** What making and mending groups needs to know; only those who may do so can ask. */
export const useRoom = (enabled: boolean) =>
  useQuery({ queryKey: ['groups', 'room'], queryFn: () => read(api.groups.room.$get()), enabled })

export function Groups() {
  const may = useMay()('group.manage')
  const [, go] = useLocation()
  const [open, setOpen] = useState<'new' | 'link' | null>(null)
  const room = useRoom(may)
  const query = useQuery({ queryKey: ['groups'], queryFn: () => read(api.groups.$get()) })
  const close = () => setOpen(null)
  const actions = may && !open && (
    <>
      {room.data && (
        <Button leftSection={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {newGroup.open}
        </Button>
      )}
      <Button variant="default" leftSection={<Icon name="link" />} onClick={() => setOpen('link')}>
        {newGroup.link}
      </Button>
    </>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={actions}>
      <Stack gap="xl">
        {open === 'new' && room.data && (
          <NewGroup room={room.data} onClose={close} onMade={(id) => go(`/groups/${id}`)} />
        )}
        {open === 'link' && <GroupForm onClose={close} />}
        <Loaded query={query}>{({ groups }) => <List groups={groups} />}</Loaded>
        {may && <UnlinkedGroups />}
        {may && <Loaded query={room}>{(known) => <GroupAssets room={known} />}</Loaded>}
      </Stack>
    </Page>
  )
}

const List = ({ groups }: { groups: ChatGroup[] }) =>
  groups.length === 0 ? (
    <Empty icon="people" title={words.empty}>
      <p>{words.emptyLead}</p>
    </Empty>
  ) : (
    <ul className="rows">
      {groups.map((group) => (
        <Row
          key={group.id}
          href={`/groups/${group.id}`}
          title={<strong>{group.name}</strong>}
          facts={[
            group.unitName,
            channelNames[group.channel] ?? group.channel,
            group.memberCount !== null && words.members(group.memberCount, group.memberLimit),
            untilOf(group.asset),
            ...group.tags,
          ]}
          state={groupState(group)}
        />
      ))}
    </ul>
  )

function groupState({ status, problems }: ChatGroup): { tone: Tone; words: string } {
  const [worst] = problems
  if (worst) return { tone: worst.kind === 'waiting' ? 'waiting' : 'urgent', words: troubleInShort(worst) }
  return { tone: status === 'active' ? 'good' : 'quiet', words: linking.groupStates[status] ?? status }
}

const untilOf = (asset: ChatGroup['asset']) =>
  asset?.validThrough != null && words.until(writtenDay(dayOf(asset.validThrough)))
