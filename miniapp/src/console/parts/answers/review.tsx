import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { ForReview } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { review as words } from '../library/strings.ts'
import { Refusal } from '../shared/note.tsx'

/** Answers whose clauses have changed since, until somebody has looked. */
export function Review() {
  const query = useQuery({ queryKey: ['review'], queryFn: () => read(api.questions.review.$get()) })
  return (
    <Loaded query={query}>
      {({ marked }) =>
        marked.length === 0 ? (
          <Empty icon="check" title={words.empty}>
            <p>{words.emptyLead}</p>
          </Empty>
        ) : (
          <>
            <Text my="sm">{words.lead}</Text>
            <ul className="cards">
              {marked.map((one) => (
                <Marked key={one.id} marked={one} />
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  )
}

function Marked({ marked: { id, kind, question, text, since, citations } }: { marked: ForReview }) {
  const may = useMay()
  const seen = useAct(() => read(api.questions.review[':id'].seen.$post({ param: { id } })), { reload: [['review']] })
  return (
    <li className="card">
      <Text className="prose quote">{question}</Text>
      <p className="facts">
        <span>{words.since(written(since))}</span>
        {citations.map(({ passageId, label, documentTitle }) => (
          <span key={passageId}>{words.cited(label, documentTitle)}</span>
        ))}
      </p>
      {kind === 'golden' ? <Text>{words.golden}</Text> : <Text className="prose">{text}</Text>}
      <Refusal error={seen.error} />
      {may('question.answer') && (
        <Group>
          <Button leftSection={<Icon name="check" />} loading={seen.pending} onClick={() => seen.go(undefined)}>
            {words.seen}
          </Button>
        </Group>
      )}
    </li>
  )
}
