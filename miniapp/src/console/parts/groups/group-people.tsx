import { Button, Group, NativeSelect, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { GroupPeople as People, Room } from '../../api-types.ts'
import { api } from '../../client.ts'
import { common } from '../../strings.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { groupPeopleWords as words } from './strings.ts'

type Member = People['members'][number]
type Act = 'accept' | 'reject' | 'remove' | 'promote' | 'demote'

/** Who waits and who is in the group, as the platform says it now. */
export function GroupPeople({ id, room }: { id: string; room: Room | undefined }) {
  const query = useQuery({
    queryKey: ['groups', id, 'people'],
    queryFn: () => read(api.groups[':id'].people.$get({ param: { id } })),
    staleTime: 30_000,
  })
  const reload = [['groups'], ['overview']]
  const change = useAct(
    (json: { act: Act; memberIds: string[] }) => read(api.groups[':id'].people.$post({ param: { id }, json })),
    { reload },
  )
  const [leaving, setLeaving] = useState<Member | null>(null)
  const act = (act: Act, members: Member[]) => change.go({ act, memberIds: members.map((one) => one.id) })
  return (
    <Loaded query={query}>
      {({ members, pending }) => (
        <>
          <section>
            <div className="head section-head">
              <Title order={2}>{words.waiting}</Title>
              {pending.length > 1 && (
                <Button loading={change.pending} onClick={() => act('accept', pending)}>
                  {words.acceptAll}
                </Button>
              )}
            </div>
            {!leaving && <Refusal error={change.error} />}
            {pending.length === 0 ? (
              <p className="soft">{words.noneWaiting}</p>
            ) : (
              <ul className="rows">
                {pending.map((one) => (
                  <Row key={one.id} title={<strong>{one.name || words.noName}</strong>} facts={[]}>
                    <Group gap="sm">
                      <Button loading={change.pending} onClick={() => act('accept', [one])}>
                        {words.accept}
                      </Button>
                      <Button variant="default" loading={change.pending} onClick={() => act('reject', [one])}>
                        {words.reject}
                      </Button>
                    </Group>
                  </Row>
                ))}
              </ul>
            )}
          </section>
          <section>
            <div className="section-head">
              <Title order={2}>{words.members(members.length)}</Title>
              <p className="soft">{words.kept}</p>
              <Invite id={id} room={room} />
            </div>
            <ul className="rows">
              {members.map((one) => (
                <Row
                  key={one.id}
                  title={<strong>{one.name || words.noName}</strong>}
                  facts={[one.isAccount && words.account]}
                >
                  {!one.isAccount && (
                    <details>
                      <summary aria-label={`${common.edit}: ${one.name}`}>{common.edit}</summary>
                      <Group gap="sm">
                        <Button variant="default" onClick={() => act('promote', [one])}>
                          {words.promote}
                        </Button>
                        <Button variant="default" onClick={() => act('demote', [one])}>
                          {words.demote}
                        </Button>
                        <Button variant="default" onClick={() => setLeaving(one)}>
                          {words.remove}
                        </Button>
                      </Group>
                    </details>
                  )}
                </Row>
              ))}
            </ul>
          </section>
          <Confirm
            opened={leaving !== null}
            title={words.removeTitle(leaving?.name || words.noName)}
            confirm={words.remove}
            urgent
            pending={change.pending}
            error={change.error}
            onClose={() => setLeaving(null)}
            onConfirm={() => leaving && change.go({ act: 'remove', memberIds: [leaving.id] }, () => setLeaving(null))}
          >
            <p>{words.removeText}</p>
          </Confirm>
        </>
      )}
    </Loaded>
  )
}

function Invite({ id, room }: { id: string; room: Room | undefined }) {
  const [personId, setPersonId] = useState('')
  const invite = useAct(
    () => read(api.groups[':id'].invite.$post({ param: { id }, json: { personIds: [personId] } })),
    { reload: [['groups']] },
  )
  const reachable = room?.founders.filter((one) => one.reachable) ?? []
  if (reachable.length === 0) return null
  return (
    <>
      <Group
        component="form"
        gap="sm"
        align="end"
        my="sm"
        onSubmit={(event) => {
          event.preventDefault()
          invite.go(undefined, () => setPersonId(''))
        }}
      >
        <NativeSelect
          required
          withAsterisk={false}
          label={words.invite}
          value={personId}
          data={[{ value: '', label: '–' }, ...reachable.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => setPersonId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={invite.pending}>
          {words.inviteNow}
        </Button>
      </Group>
      <Refusal error={invite.error} />
    </>
  )
}
