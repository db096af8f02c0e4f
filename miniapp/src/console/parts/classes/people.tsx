import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { saveFile } from '../../../save-file.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { ClassPage, ClassRoster } from '../../api-types.ts'
import { api } from '../../client.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { FiguresTable } from '../tables/figures-table.tsx'
import { classWords } from './strings.ts'

const words = classWords.people
const reload = [['classes'], ['class-roster'], ['class-people']]
type Student = ClassRoster['students'][number]

/** Who is in a class and what each has done: its keeper sees it, and adds to it. */
export function People({ page: { id, state, roundId } }: { page: ClassPage }) {
  const query = useQuery({
    queryKey: ['class-roster', id],
    queryFn: () => read(api.classes[':id'].roster.$get({ param: { id } })),
  })
  const file = useAct(
    async () => {
      const reply = await api.classes[':id']['roster.xlsx'].$post({ param: { id } })
      saveFile(await reply.blob(), words.fileName)
    },
    { reload: [] },
  )
  const runs = state === 'active'
  const heads = [
    ...[words.name, words.unit, words.attended],
    ...(roundId ? [words.score] : []),
    ...[words.result, ...(runs ? [words.acts] : [])],
  ]
  return (
    <section className="card" aria-label={words.title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {words.title}
        </Title>
        <Loaded query={query}>
          {({ students, held, writtenIn }) => (
            <>
              {students.length === 0 ? (
                <Text>{words.none}</Text>
              ) : (
                <FiguresTable
                  heads={heads}
                  rows={students.map((student) => ({
                    key: student.personId,
                    cells: [
                      ...[student.name, student.unitName, words.of(student.sessions.length, held)],
                      ...(roundId ? [student.score === null ? '' : words.of(student.score, student.total ?? 0)] : []),
                      student.completed ? words.completed : words.notYet,
                      ...(runs ? [student.addedAt !== null && <Drop key="drop" id={id} student={student} />] : []),
                    ],
                  }))}
                />
              )}
              {writtenIn > 0 && <Text className="soft">{words.writtenIn(writtenIn)}</Text>}
              {students.length > 0 && (
                <Group>
                  <Button variant="default" loading={file.pending} onClick={() => file.go(undefined)}>
                    {words.file}
                  </Button>
                </Group>
              )}
              <Refusal error={file.error} />
              {runs && <Add id={id} known={students} />}
            </>
          )}
        </Loaded>
      </Stack>
    </section>
  )
}

function Add({ id, known }: { id: string; known: Student[] }) {
  const { typed, change } = useKept(`class.find.${id}`, { query: '' })
  const query = typed.query.trim()
  const { data } = useQuery({
    queryKey: ['class-people', id, query],
    queryFn: () => read(api.classes[':id'].people.$get({ param: { id }, query: { query } })),
    enabled: query !== '',
    placeholderData: (before) => before,
  })
  const act = useAct(
    (json: { personIds: string[]; communicators: boolean }) =>
      read(api.classes[':id'].people.$post({ param: { id }, json })),
    { reload },
  )
  const added = new Set(known.filter(({ addedAt }) => addedAt !== null).map(({ personId }) => personId))
  const found = query === '' ? [] : (data?.people ?? []).filter((one) => !added.has(one.id))
  return (
    <Stack gap="sm">
      <TextInput
        label={words.find}
        description={words.findHint}
        value={typed.query}
        onChange={(event) => change({ query: event.currentTarget.value })}
      />
      {query !== '' && data && found.length === 0 && <Text className="soft">{words.notFound}</Text>}
      <ul className="rows">
        {found.map(({ id: personId, name, unitName }) => (
          <li key={personId} className="row">
            <div className="row-main">
              <strong>{name}</strong>
              <p className="facts">
                <span>{unitName}</span>
              </p>
            </div>
            <Button
              variant="default"
              aria-label={words.add(name)}
              loading={act.pending}
              onClick={() => act.go({ personIds: [personId], communicators: false })}
            >
              {words.addNow}
            </Button>
          </li>
        ))}
      </ul>
      <Group>
        <Button
          variant="subtle"
          h="auto"
          styles={{ label: { whiteSpace: 'normal' } }}
          loading={act.pending}
          onClick={() => act.go({ personIds: [], communicators: true })}
        >
          {words.communicators}
        </Button>
      </Group>
      <Refusal error={act.error} />
    </Stack>
  )
}

function Drop({ id, student: { personId, name } }: { id: string; student: Student }) {
  const act = useAct(() => read(api.classes[':id'].people[':personId'].$delete({ param: { id, personId } })), {
    reload,
  })
  return (
    <AskedAct
      act={act}
      words={words.dropNow}
      confirm={words.dropGo}
      title={words.dropTitle(name)}
      variant="subtle"
      aria-label={words.drop(name)}
    >
      <Text>{words.dropLead}</Text>
    </AskedAct>
  )
}
