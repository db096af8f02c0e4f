import { Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Member } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Codes, type Given, withoutTheirs } from '../parts/people/codes.tsx'
import { memberWords as words } from '../parts/people/member-strings.ts'
import { MembersCard } from '../parts/people/members-card.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Page } from '../parts/shared/page.tsx'

/** Who is a member of the units whose people this person confirms: found, given a new code, brought in from a file. */
export function Members() {
  const [typed, setTyped] = useState('')
  const [unitId, setUnitId] = useState('')
  const [given, setGiven] = useState<Given>([])
  const wanted = useDeferredValue(typed)
  const query = useQuery({
    queryKey: ['members', wanted, unitId],
    queryFn: () =>
      read(api.people.members.$get({ query: { ...(wanted && { query: wanted }), ...(unitId && { unitId }) } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={words.page} lead={words.pageLead}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb="md">
        <TextInput
          label={words.find}
          type="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <UnitSelect act="person.confirm" value={unitId} none={words.all} onChange={setUnitId} />
      </SimpleGrid>
      <Loaded query={query}>
        {({ members, more }) =>
          members.length === 0 ? (
            <Empty icon="people" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Listed
                members={members}
                onGiven={(codes) => setGiven((before) => [...withoutTheirs(before, codes), ...codes])}
              />
              {more > 0 && <p className="soft">{words.more(more)}</p>}
            </>
          )
        }
      </Loaded>
      <div role="status">
        {given.length > 0 && (
          <section className="card" aria-label={words.codes}>
            <Codes codes={given} />
          </section>
        )}
      </div>
      <MembersCard replaced={given} />
    </Page>
  )
}

function Listed({ members, onGiven }: { members: Member[]; onGiven: (codes: Given) => void }) {
  const [picked, setPicked] = useState<string[]>([])
  const chosen = [...new Set(members.filter(({ id, way }) => way !== 'in' && picked.includes(id)).map(({ id }) => id))]
  const reissue = useAct(() => read(api.people.members.codes.$post({ json: { people: chosen } })), {
    reload: [['members']],
  })
  const done = ({ codes }: { codes: Given }) => {
    onGiven(codes)
    setPicked([])
  }
  return (
    <>
      <ul className="rows" aria-label={words.page}>
        {members.map((member) => {
          const { id, way } = member
          return (
            <li className="row" key={`${id} ${member.unitId}`}>
              {way === 'in' ? (
                <div>
                  <strong>{member.name}</strong>
                  <div className="soft">{factsOf(member)}</div>
                </div>
              ) : (
                <Checkbox
                  checked={chosen.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    setPicked((before) => [...before.filter((one) => one !== id), ...(checked ? [id] : [])])
                  }
                  label={<strong>{member.name}</strong>}
                  description={factsOf(member)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {chosen.length > 0 && (
        <Group gap="sm" mt="sm">
          <AskedAct act={reissue} words={words.reissue} title={words.reissue} onDone={done}>
            <p>{words.reissueLead(chosen.length)}</p>
          </AskedAct>
          <span aria-live="polite">{words.chosen(chosen.length)}</span>
        </Group>
      )}
    </>
  )
}

const factsOf = ({ unitName, way, codeUntil, endsAt }: Member) =>
  [
    unitName,
    words.ways[way](codeUntil === null ? '' : writtenDay(dayOf(codeUntil))),
    endsAt !== null && words.ends(writtenDay(dayOf(endsAt - 1))),
  ]
    .filter(Boolean)
    .join(' · ')
