import { Anchor, Button, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { BankList } from '../api-types.ts'
import { api } from '../client.ts'
import { useFilters } from '../filters.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { DraftsCard } from '../parts/question-bank/drafts-card.tsx'
import { DrawCard } from '../parts/question-bank/draw-card.tsx'
import { BankImport, type Brought } from '../parts/question-bank/import-card.tsx'
import { difficultyChoices, QuestionForm } from '../parts/question-bank/question-form.tsx'
import { bankWords as words } from '../parts/question-bank/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Pager } from '../parts/shared/pager.tsx'
import { Row } from '../parts/shared/row.tsx'

type Open = 'add' | 'bring' | 'draft' | 'draw'
type Hard = 'easy' | 'medium' | 'hard'

/** The questions that units keep: found by words, tags and how hard they are; brought in, written, drawn for a quiz. */
export function QuestionBank() {
  const [open, setOpen] = useState<Open | null>(null)
  const [brought, setBrought] = useState<Brought>()
  const [, go] = useLocation()
  const [filters, filter] = useFilters({ unitId: '', find: '', tag: '', difficulty: '', offset: '0' })
  const { unitId, find, tag, difficulty, offset } = filters
  const chosen = {
    ...{ unitId: unitId || undefined, find: find || undefined, tag: tag || undefined },
    difficulty: (difficulty || undefined) as Hard | undefined,
  }
  const query = useQuery({
    queryKey: ['question-bank', chosen, offset],
    queryFn: () => read(api['question-bank'].$get({ query: { ...chosen, offset: Number(offset) } })),
    placeholderData: keepPreviousData,
  })
  const tags = query.data?.tags ?? []
  const close = () => setOpen(null)
  const acts = (['bring', 'add', 'draft', 'draw'] as const).filter(
    (act) => act !== open && (act !== 'draft' || query.data?.hasModel),
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={acts.map((act) => (
        <Button
          key={act}
          variant={act === 'bring' ? 'filled' : 'default'}
          leftSection={<Icon name={act === 'draw' ? 'quiz' : 'plus'} />}
          onClick={() => {
            setBrought(undefined)
            setOpen(act)
          }}
        >
          {words[act]}
        </Button>
      ))}
    >
      {open === 'bring' && (
        <BankImport
          onClose={close}
          onDraw={(given) => {
            setBrought(given)
            setOpen('draw')
          }}
        />
      )}
      {open === 'add' && <QuestionForm onClose={close} onSaved={(id) => go(`/question-bank/${id}`)} />}
      {open === 'draft' && <DraftsCard onClose={close} />}
      {open === 'draw' && <DrawCard tags={tags} from={unitId} brought={brought} onClose={close} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb="md">
        <TextInput
          type="search"
          label={words.find}
          maxLength={200}
          value={find}
          onChange={(event) => filter({ find: event.currentTarget.value })}
        />
        <UnitSelect
          act="quiz.read"
          label={words.unit}
          none={words.allUnits}
          value={unitId}
          onChange={(unitId) => filter({ unitId })}
        />
        <NativeSelect
          label={words.tag}
          value={tag}
          data={[
            { value: '', label: words.allTags },
            ...tags.map((one) => ({ value: one.tag, label: words.tagged(one.tag, one.count) })),
          ]}
          onChange={(event) => filter({ tag: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.difficulty}
          value={difficulty}
          data={[{ value: '', label: words.allDifficulties }, ...difficultyChoices]}
          onChange={(event) => filter({ difficulty: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Loaded query={query}>
        {({ questions, total, size }) =>
          questions.length === 0 ? (
            <Empty icon={find || tag || difficulty ? 'search' : 'quiz'} title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Text aria-live="polite">{words.count(total)}</Text>
              <ul className="rows">
                {questions.map((question) => (
                  <QuestionRow key={question.id} question={question} />
                ))}
              </ul>
              <Pager
                offset={Number(offset)}
                size={size}
                total={total}
                onMove={(to) => filter({ offset: String(to) })}
              />
              <p>
                {words.take}{' '}
                {(Object.keys(words.takes) as (keyof typeof words.takes)[]).map((format) => (
                  <Anchor key={format} href={addressOf({ ...chosen, format })} download mr="sm">
                    {words.takes[format]}
                  </Anchor>
                ))}
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function addressOf(chosen: Record<string, string | undefined>): string {
  const given = Object.entries(chosen).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/api/question-bank/export?${new URLSearchParams(given)}`
}

const QuestionRow = ({ question }: { question: BankList['questions'][number] }) => {
  const { id, unitName, version, content } = question
  const { text, options, correct, tags, difficulty } = content
  return (
    <Row
      href={`/question-bank/${id}`}
      title={<strong>{text}</strong>}
      facts={[
        `${words.right}: ${correct.map((at) => options[at]).join('; ')}`,
        tags.join(', '),
        difficulty && words.difficulties[difficulty],
        version > 1 && words.version(version),
        content.drafted && words.drafted,
        unitName,
      ]}
    />
  )
}
