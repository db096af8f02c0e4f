import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { HandOver } from '../parts/gatherings/room/hand-over.tsx'
import { standing as words } from '../parts/gatherings/room/strings.ts'
import { TaskList } from '../parts/gatherings/room/tasks.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { useMay } from '../session.ts'

/** How units meet, and what was promised in meetings and is not done. */
export function GatheringStanding() {
  const may = useMay()
  const query = useQuery({
    queryKey: ['gathering-standing'],
    queryFn: () => read(api.gatherings.standing.$get()),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ tasks, units }) => (
          <>
            <section className="card">
              <Title order={2} size="h3">
                {words.tasks}
              </Title>
              {tasks.length === 0 && <Text className="soft">{words.noTasks}</Text>}
              <TaskList tasks={tasks} lookedAtIn={null} settles={may('gathering.lead')} />
            </section>
            <section className="card">
              <Title order={2} size="h3">
                {words.units}
              </Title>
              <ul className="rows">
                {units.map(({ id, name, meetings, present, quorate, monthsWithout }) => (
                  <Row
                    key={id}
                    title={<strong>{name}</strong>}
                    facts={[
                      meetings > 0 && words.meetings(meetings),
                      present !== null && words.present(present),
                      quorate.of > 0 && words.quorate(quorate.reached, quorate.of),
                      monthsWithout === null ? words.never : words.without(monthsWithout),
                    ]}
                  />
                ))}
              </ul>
            </section>
            {may('gathering.lead') && <HandOver />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
