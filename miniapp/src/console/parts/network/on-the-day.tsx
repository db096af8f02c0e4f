import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { SpeakingContest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { Confirm } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { speakingWords as words } from './strings.ts'

type Props = { contest: SpeakingContest }

/** Whether who judges and who speaks may still be put right by whoever sees this. */
export const isChanging = ({ status, may }: SpeakingContest) => status === 'marking' && may.manage

const reload = { reload: [['speaking']] }

/** Who judges and how far each is; one who could not come is taken out, another comes in. */
export function Judges({ contest: { id, unitId, judges, speakers } }: Props) {
  const [leaving, setLeaving] = useState<{ personId: string; name: string } | null>(null)
  const board = useQuery({
    queryKey: ['boards', unitId, ''],
    queryFn: () => read(api.boards[':unitId'].$get({ param: { unitId }, query: {} })),
  })
  const add = useAct(
    (personId: string) => read(api.network.speaking[':id'].judges.$post({ param: { id }, json: { personId } })),
    reload,
  )
  const drop = useAct(
    (personId: string) => read(api.network.speaking[':id'].judges[':personId'].$delete({ param: { id, personId } })),
    reload,
  )
  const others = (board.data?.members ?? []).filter(({ personId }) => judges.every((one) => one.personId !== personId))
  return (
    <>
      <ul className="rows">
        {judges.map(({ personId, name, marked }) => (
          <Row key={personId} title={name} facts={[words.marked(marked, speakers.length)]}>
            {judges.length > 1 && (
              <Button
                variant="subtle"
                aria-label={words.dropJudge(name)}
                onClick={() => setLeaving({ personId, name })}
              >
                {words.drop}
              </Button>
            )}
          </Row>
        ))}
      </ul>
      <PersonPicker
        label={words.addJudge}
        hint={words.judgesHint}
        atRest="none"
        value={null}
        among={others.map(({ personId, name }) => ({ id: personId, name }))}
        onChange={(person) => person && add.go(person.id)}
      />
      <Refusal error={add.error ?? board.error} />
      <Confirm
        opened={leaving !== null}
        title={words.dropJudgeTitle}
        confirm={words.drop}
        urgent
        pending={drop.pending}
        error={drop.error}
        onConfirm={() => leaving && drop.go(leaving.personId, () => setLeaving(null))}
        onClose={() => setLeaving(null)}
      >
        <Text fw={700}>{leaving?.name}</Text>
        <Text>{words.dropJudgeLead}</Text>
      </Confirm>
    </>
  )
}

/** Who speaks, in their order; one who did not come is taken out. */
export function Speakers({ contest: { id, speakers } }: Props) {
  const [absent, setAbsent] = useState<SpeakingContest['speakers'][number] | null>(null)
  const drop = useAct(
    (speakerId: string) =>
      read(api.network.speaking[':id'].speakers[':speakerId'].$delete({ param: { id, speakerId } })),
    reload,
  )
  return (
    <section aria-label={words.speakers}>
      <Title order={2}>{words.speakers}</Title>
      <ul className="rows">
        {speakers.map((speaker) => (
          <Row key={speaker.id} title={<strong>{words.called(speaker)}</strong>} facts={[speaker.unitName]}>
            {speakers.length > 1 && (
              <Button variant="subtle" aria-label={words.isAbsent(speaker.name)} onClick={() => setAbsent(speaker)}>
                {words.absent}
              </Button>
            )}
          </Row>
        ))}
      </ul>
      <Confirm
        opened={absent !== null}
        title={words.absentTitle}
        confirm={words.drop}
        urgent
        pending={drop.pending}
        error={drop.error}
        onConfirm={() => absent && drop.go(absent.id, () => setAbsent(null))}
        onClose={() => setAbsent(null)}
      >
        <Text fw={700}>{absent && words.called(absent)}</Text>
        <Text>{words.absentLead}</Text>
      </Confirm>
    </section>
  )
}
