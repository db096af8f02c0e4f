import { Button, Group, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Colleague } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, written, writtenDay } from '../clock.ts'
import { DeputyForm } from '../parts/people/deputy-form.tsx'
import { GrantForm, InviteForm } from '../parts/people/grant-form.tsx'
import { type GivenLink, LinkCard } from '../parts/people/link-card.tsx'
import { peopleWords as words } from '../parts/people/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { useNow, useSession } from '../session.ts'
import { roleNames } from '../strings.ts'

const reload = [['people']]

/** Who works for the office: found, invited, given and taken roles, signed out. */
export function People() {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const inviting = useAdding(words.invite)
  const [given, setGiven] = useState<GivenLink | null>(null)
  const query = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => read(api.people.$get({ query: { ...(wanted && { query: wanted }) } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={words.title} lead={words.lead} actions={inviting.button}>
      {inviting.open && <InviteForm onLink={setGiven} onClose={inviting.close} />}
      {given && <LinkCard given={given} onDone={() => setGiven(null)} />}
      <TextInput
        label={words.find}
        mb="md"
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Loaded query={query}>
        {({ people, more }) =>
          people.length === 0 ? (
            <Empty icon="people" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <ul className="cards">
                {people.map((person) => (
                  <PersonCard key={person.id} person={person} onLink={setGiven} />
                ))}
              </ul>
              {more > 0 && <p className="soft">{words.more(more)}</p>}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function PersonCard({ person, onLink }: { person: Colleague; onLink: (given: GivenLink) => void }) {
  const { id, name, introduced, onZalo, roles, lastSignInAt, sessions, consents, mine, secondStep } = person
  const own = useSession().data?.person?.id === id
  const reset = useAct(() => read(api.people[':id']['second-step'].reset.$post({ param: { id } })), { reload })
  const [granting, setGranting] = useState(false)
  const signOut = useAct(() => read(api.people[':id']['sign-out'].$post({ param: { id } })), { reload })
  const again = useAct(() => read(api.people[':id'].link.$post({ param: { id } })), { reload: [] })
  const agreed = consents.map(({ purpose }) => words.purposes[purpose] ?? purpose).join(', ')
  return (
    <li className="card">
      <Title order={2} size="h3">
        {name || id}
      </Title>
      <p className="facts">
        {!introduced && <span>{words.selfNamed}</span>}
        <span>{onZalo ? words.byZalo : words.byLink}</span>
        <span>{words.last(lastSignInAt === null ? null : written(lastSignInAt))}</span>
        {sessions.length > 0 && <span>{words.sessions(sessions.length)}</span>}
        {secondStep !== 'none' && <span>{words.secondStep[secondStep]}</span>}
        {agreed && <span>{words.consents(agreed)}</span>}
      </p>
      <ul className="imports">
        {roles.map((held) => (
          <RoleLine key={`${held.unitId} ${held.role}`} person={person} held={held} />
        ))}
      </ul>
      {granting && <GrantForm personId={id} onClose={() => setGranting(false)} />}
      <Refusal error={again.error} />
      <Group gap="sm">
        {!granting && (
          <Button variant="default" onClick={() => setGranting(true)}>
            {words.grant}
          </Button>
        )}
        {mine && introduced && !onZalo && (
          <Button
            variant="subtle"
            loading={again.pending}
            onClick={() => again.go(undefined, ({ secret, expiresAt }) => onLink({ name, secret, expiresAt }))}
          >
            {words.again}
          </Button>
        )}
        {mine && sessions.length > 0 && (
          <AskedAct act={signOut} words={words.signOut} title={words.signOut} variant="subtle">
            <p>{words.signOutLead(name)}</p>
          </AskedAct>
        )}
        {mine && !own && secondStep === 'enrolled' && (
          <AskedAct act={reset} words={words.reset} title={words.reset} variant="subtle" urgent>
            <p>{words.resetLead(name)}</p>
          </AskedAct>
        )}
      </Group>
    </li>
  )
}

function RoleLine({ person, held }: { person: Colleague; held: Colleague['roles'][number] }) {
  const { id, name } = person
  const { role, unitId, unitName, grantedAt, endsAt, deputyFor, live } = held
  const [deputising, setDeputising] = useState(false)
  const now = useNow()
  const withdraw = useAct(
    () => read(api.people[':id'].roles.withdraw.$post({ param: { id }, json: { role, unitId } })),
    { reload },
  )
  // The last day is the one before the midnight on which it ends.
  const over = endsAt !== null && endsAt <= now()
  const lastDay = endsAt && writtenDay(dayOf(endsAt - 1))
  return (
    <li>
      <strong>{roleNames[role]}</strong>
      <p className="facts">
        <span>{unitName}</span>
        <span>{written(grantedAt)}</span>
        {deputyFor && <span>{words.standsIn(deputyFor)}</span>}
        {lastDay && <span>{over ? words.ended(lastDay) : words.ends(lastDay)}</span>}
        {!over && !live && <span>{words.notNow}</span>}
      </p>
      {deputising && <DeputyForm person={person} held={held} onClose={() => setDeputising(false)} />}
      <Group>
        {live && !deputyFor && role !== 'member' && !deputising && (
          <Button variant="subtle" onClick={() => setDeputising(true)}>
            {words.deputise}
          </Button>
        )}
        <AskedAct act={withdraw} words={words.withdraw} title={words.withdraw} variant="subtle">
          <p>{words.withdrawLead(name, roleNames[role], unitName)}</p>
        </AskedAct>
      </Group>
    </li>
  )
}
