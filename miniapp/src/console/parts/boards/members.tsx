import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Board } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, writtenDay } from '../../clock.ts'
import { common, roleNames } from '../../strings.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { boardWords as words } from './strings.ts'

/** Who is of a board, who leads it, and who of above may do its work. */
export function Members({ board }: { board: Board }) {
  const [own, others] = [board.members.filter((one) => one.own), board.members.filter((one) => !one.own)]
  return (
    <section aria-label={words.members}>
      <Title order={2}>{words.members}</Title>
      <Stack gap="sm">
        <Text className="soft">{words.membersLead}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {board.seats.map((seat) => (
            <Seat key={seat.office} board={board} seat={seat} />
          ))}
        </SimpleGrid>
        <Text className="soft">{words.seatHint}</Text>
        {own.length === 0 ? <Note>{words.none}</Note> : <People members={own} />}
        {others.length > 0 && (
          <>
            <Title order={3}>{words.above}</Title>
            <People members={others} />
          </>
        )}
      </Stack>
    </section>
  )
}

const People = ({ members }: { members: Board['members'] }) => (
  <ul className="rows">
    {members.map(({ personId, name, roles, reachable }) => (
      <Row
        key={personId}
        title={<strong>{name}</strong>}
        facts={[
          ...roles.map(({ role, unitName, endsAt, deputyFor }) =>
            [
              words.held(roleNames[role], unitName),
              deputyFor && words.deputy(deputyFor),
              // The end is the first instant of the day after.
              endsAt && words.until(writtenDay(dayOf(endsAt - 1))),
            ]
              .filter(Boolean)
              .join(', '),
          ),
          !reachable && words.unreachable,
        ]}
      />
    ))}
  </ul>
)

function Seat({ board, seat: { office, person } }: { board: Board; seat: Board['seats'][number] }) {
  const [choosing, setChoosing] = useState(false)
  const save = useAct(
    (personId: string | null) =>
      read(
        api.boards[':unitId'].seats.$put({
          param: { unitId: board.unit.id },
          json: { office, personId, mark: person?.id ?? '' },
        }),
      ),
    { reload: [['boards']] },
  )
  const name = person && (person.serves ? person.name : words.notServing(person.name))
  if (!board.may.seat || board.unit.closed)
    return (
      <Text>
        {words.offices[office]}: {name ?? words.emptySeat}
      </Text>
    )
  return (
    <div>
      <PersonPicker
        label={words.offices[office]}
        value={person && !choosing ? { id: person.id, name: name ?? '' } : null}
        among={board.members.map(({ personId, name }) => ({ id: personId, name }))}
        atRest="none"
        onChange={(chosen) => {
          setChoosing(chosen === null)
          if (chosen) save.go(chosen.id)
        }}
      />
      {person && choosing && (
        <Group gap="sm">
          <Button variant="subtle" onClick={() => setChoosing(false)}>
            {common.cancel}
          </Button>
          <Button variant="subtle" loading={save.pending} onClick={() => save.go(null, () => setChoosing(false))}>
            {words.emptySeat}
          </Button>
        </Group>
      )}
      <Refusal error={save.error} />
      <div role="status">{save.result && <Text className="soft">{words.seatSaved}</Text>}</div>
    </div>
  )
}
