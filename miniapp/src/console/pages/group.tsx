import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Group } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, written, writtenDay } from '../clock.ts'
import { GroupPeople } from '../parts/groups/group-people.tsx'
import { DissolveGroup, GroupSettings, MoveGroup } from '../parts/groups/group-settings.tsx'
import { GroupTags } from '../parts/groups/group-tags.tsx'
import { GroupTroubles } from '../parts/groups/group-trouble.tsx'
import { Invitation } from '../parts/groups/invitation.tsx'
import { assetWords, invitation, linking, groupWords as words } from '../parts/groups/strings.ts'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { useMay } from '../session.ts'
import { channelNames } from '../strings.ts'
import { useRoom } from './groups.tsx'

export function GroupDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['groups', id],
    queryFn: () => read(api.groups[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(group) => <Detail group={group} />}</Loaded>
}

function Detail({ group }: { group: Group }) {
  const may = useMay()('group.manage')
  const own = group.channel === 'oa_group'
  const alive = own && may && group.status !== 'left'
  const room = useRoom(may && own)
  const check = useAct(() => read(api.groups[':id'].check.$post({ param: { id: group.id } })), {
    reload: [['groups'], ['overview']],
  })
  const actions = own && may && (
    <Button
      variant="default"
      leftSection={<Icon name="refresh" />}
      loading={check.pending}
      onClick={() => check.go(undefined)}
    >
      {words.check}
    </Button>
  )
  return (
    <Page title={group.name} lead={<Link href="/groups">← {words.back}</Link>} actions={actions}>
      <Stack gap="lg">
        <Refusal error={check.error} />
        <GroupTroubles group={group} />
        <Facts group={group} />
        {own && group.status !== 'left' && <Invite group={group} />}
        {group.channel === 'web' && <PublicPage unitId={group.unitId} />}
        {alive && <GroupPeople id={group.id} room={room.data} />}
        {may && group.status !== 'left' && <GroupTags group={group} />}
        {alive && room.data && <MoveGroup group={group} room={room.data} />}
        {alive && <GroupSettings group={group} />}
        {alive && <DissolveGroup group={group} />}
      </Stack>
    </Page>
  )
}

const Invite = ({ group: { name, unitName, link } }: { group: Group }) =>
  link ? <Invitation name={name} unitName={unitName} link={link} /> : <Note>{invitation.none}</Note>

const PublicPage = ({ unitId }: { unitId: string }) => {
  const path = `/digests/of/${unitId}`
  return (
    <Note>
      {words.publicPage}{' '}
      <a href={path} target="_blank" rel="noopener">
        {location.origin}
        {path}
      </a>
    </Note>
  )
}

function Facts({ group }: { group: Group }) {
  const { asset, memberCount, memberLimit, checkedAt } = group
  const facts: [name: string, value: string | null][] = [
    [words.status, linking.groupStates[group.status] ?? group.status],
    [words.unit, group.unitName],
    [words.channel, channelNames[group.channel] ?? group.channel],
    [words.people, memberCount === null ? null : words.members(memberCount, memberLimit)],
    [words.asset, asset && assetWords.until(asset.validThrough ? writtenDay(dayOf(asset.validThrough)) : null)],
    [words.checkedAt, group.channel === 'oa_group' ? (checkedAt ? written(checkedAt) : words.notChecked) : null],
  ]
  return (
    <section className="card" aria-label={words.facts}>
      <dl className="fact-list">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
