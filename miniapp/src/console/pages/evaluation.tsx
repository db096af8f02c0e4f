import { Button, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { EvaluationRun, Golden, GoldenResult } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { evaluationWords as words } from '../parts/answers/evaluation-strings.ts'
import { GoldenForm } from '../parts/answers/golden-form.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export function Evaluation() {
  const may = useMay()
  // A real question comes here by its words: /evaluation?text=…
  const [{ text }, filter] = useFilters({ text: '' })
  const [adding, setAdding] = useState(text !== '')
  const query = useQuery({ queryKey: ['evaluation'], queryFn: () => read(api.evaluation.$get()) })
  const run = useAct(() => read(api.evaluation.runs.$post()), { reload: [['evaluation']] })
  const results = new Map(run.result?.results.map((result) => [result.id, result]))
  const close = () => {
    setAdding(false)
    filter({ text: '' })
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {adding && <GoldenForm text={text} onClose={close} />}
      <Loaded query={query}>
        {({ golden, runs }) => {
          const units = new Set(golden.map(({ unitId }) => unitId))
          return (
            <>
              {may('document.write') && (
                <Group gap="sm" my="md">
                  {golden.length > 0 && (
                    <Button
                      leftSection={<Icon name="refresh" />}
                      loading={run.pending}
                      onClick={() => run.go(undefined)}
                    >
                      {words.run}
                    </Button>
                  )}
                  {!adding && (
                    <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
                      {words.add}
                    </Button>
                  )}
                </Group>
              )}
              <Refusal error={run.error} />
              {golden.length === 0 ? (
                <Empty icon="check" title={words.emptyTitle}>
                  <p>{words.empty}</p>
                </Empty>
              ) : (
                <>
                  <div aria-live="polite">
                    <Figures runs={runs} />
                  </div>
                  <Title order={2} size="h3" mt="lg" mb="sm">
                    {words.questions(golden.length)}
                  </Title>
                  <ul className="cards">
                    {golden.map((one) => (
                      <GoldenCard key={one.id} golden={one} several={units.size > 1} result={results.get(one.id)} />
                    ))}
                  </ul>
                </>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Figures({ runs }: { runs: EvaluationRun[] }) {
  const [last, ...earlier] = runs
  if (!last) return <Note>{words.never}</Note>
  const { answerable, unanswerable } = last
  const shown = [
    { label: words.right, hint: words.rightHint, some: last.right, all: answerable },
    { label: words.amongTen, hint: words.amongTenHint, some: last.amongTen, all: answerable },
    { label: words.refused, hint: words.refusedHint, some: last.refused, all: unanswerable },
  ]
  return (
    <section>
      <Title order={2} size="h3">
        {words.figures}
      </Title>
      <Text className="soft">{words.ranAt(written(last.ranAt), last.unitName)}</Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} my="sm">
        {shown.map(({ label, hint, some, all }) => (
          <div className="card" key={label}>
            <Text>{label}</Text>
            <Text fw={700} size="xl">
              {words.share(some, all)}
            </Text>
            <Text className="soft">{hint}</Text>
          </div>
        ))}
      </SimpleGrid>
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier}</summary>
          <ul>
            {earlier.map((run) => (
              <li key={run.id}>
                {words.line(
                  `${written(run.ranAt)}, ${run.unitName}`,
                  run.right,
                  run.answerable,
                  run.refused,
                  run.unanswerable,
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type Card = { golden: Golden; several: boolean; result: GoldenResult | undefined }

function GoldenCard({ golden, several, result }: Card) {
  const may = useMay()
  const remove = useAct(() => read(api.evaluation.golden[':id'].$delete({ param: { id: golden.id } })), {
    reload: [['evaluation']],
  })
  return (
    <li className="card">
      <div className="head">
        <Text className="prose quote">{golden.text}</Text>
        {golden.right !== null && (
          <Status tone={golden.right ? 'good' : 'urgent'}>{golden.right ? words.isRight : words.isWrong}</Status>
        )}
      </div>
      {several && <p className="facts">{golden.unitName}</p>}
      {golden.places.length > 0 && (
        <p className="facts">
          {words.answeredBy} {golden.places.map(({ label, documentTitle }) => `${label}, ${documentTitle}`).join('; ')}
        </p>
      )}
      {golden.places.length === 0 && golden.gone === 0 && <p className="facts">{words.unanswerable}</p>}
      {golden.gone > 0 && <Note tone="urgent">{words.gone}</Note>}
      {result && !result.right && <Note>{whatCame(result)}</Note>}
      {may('document.write') && (
        <Group>
          <AskedAct act={remove} words={words.remove} title={words.removeTitle} variant="default">
            <Text>{golden.text}</Text>
            <Text className="soft">{words.removeLead}</Text>
          </AskedAct>
        </Group>
      )}
    </li>
  )
}

function whatCame({ outcome, cited }: GoldenResult): string {
  if (outcome === 'found') return words.instead(cited)
  return outcome === 'unavailable' ? words.unavailable : words.notFound
}
