import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { SpeakingContest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { speakingWords as words } from './strings.ts'

type Props = { contest: SpeakingContest }

/** Whether who judges and who speaks may still be put right by whoever sees this. */
export const isChanging = ({ status, may }: SpeakingContest) => status === 'marking' && may.manage

const reload = { reload: [['speaking']] }

/** Who judges and how far each is; one who could not come is taken out, another comes in. */
export function Judges({ contest: { id, unitId, judges, speakers } }: Props) {
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
              <AskedAct
                act={drop}
                input={personId}
                words={words.drop}
                title={words.dropJudgeTitle}
                variant="subtle"
                aria-label={words.dropJudge(name)}
                urgent
              >
                <Text fw={700}>{name}</Text>
                <Text>{words.dropJudgeLead}</Text>
              </AskedAct>
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
    </>
  )
}

/** Who speaks, in their order; one who did not come is taken out. */
export function Speakers({ contest: { id, speakers } }: Props) {
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
              <AskedAct
                act={drop}
                input={speaker.id}
                words={words.absent}
                confirm={words.drop}
                title={words.absentTitle}
                variant="subtle"
                aria-label={words.isAbsent(speaker.name)}
                urgent
              >
                <Text fw={700}>{words.called(speaker)}</Text>
                <Text>{words.absentLead}</Text>
              </AskedAct>
            )}
          </Row>
        ))}
      </ul>
    </section>
  )
}
