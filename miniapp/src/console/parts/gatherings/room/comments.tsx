import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { RoomComments } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { clockOf } from '../../../clock.ts'
import { Step } from '../../digests/step.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { room, comments as words } from './strings.ts'

type State = keyof typeof words.filters
type Comment = RoomComments['comments'][number]

/** What people say, by what became of it, a page at a time. */
export function Comments({ id, total }: { id: string; total: number }) {
  const [state, setState] = useState<State>('waiting')
  const [from, setFrom] = useState(0)
  const { data, error } = useQuery({
    queryKey: ['gathering', id, 'comments', state, from, total],
    queryFn: () => read(api.gatherings[':id'].comments.$get({ param: { id }, query: { state, from: String(from) } })),
    placeholderData: (before) => before,
  })
  return (
    <Step title={words.title}>
      <SegmentedControl
        orientation="horizontal"
        style={{ flexWrap: 'wrap' }}
        value={state}
        data={Object.entries(words.filters).map(([value, label]) => ({ value, label }))}
        onChange={(value) => {
          setState(value as State)
          setFrom(0)
        }}
      />
      <Refusal error={error} />
      {data?.total === 0 && <Text className="soft">{words.empty}</Text>}
      {data && data.total > 0 && <Text className="soft">{words.count(data.total)}</Text>}
      {data?.comments.map((comment) => (
        <One key={comment.id} id={id} comment={comment} />
      ))}
      {data && (from > 0 || from + data.pageSize < data.total) && (
        <Group gap="sm">
          {from > 0 && (
            <Button variant="default" onClick={() => setFrom(Math.max(0, from - data.pageSize))}>
              {words.earlier}
            </Button>
          )}
          {from + data.pageSize < data.total && (
            <Button variant="default" onClick={() => setFrom(from + data.pageSize)}>
              {words.later}
            </Button>
          )}
        </Group>
      )}
    </Step>
  )
}

function One({ id, comment }: { id: string; comment: Comment }) {
  const [writing, setWriting] = useState<'answered' | 'hidden' | null>(null)
  const { typed, change, drop } = useKept(`gathering-comment.${comment.id}`, { words: '' })
  const act = useAct(
    (state: 'shown' | 'answered' | 'hidden') =>
      read(
        api.gatherings[':id'].comments[':commentId'].$post({
          param: { id, commentId: comment.id },
          json: {
            ...{ state, answer: state === 'answered' ? typed.words : comment.answer },
            reason: state === 'hidden' ? typed.words : '',
          },
        }),
      ),
    { reload: [['gathering', id]] },
  )
  const { text, name, at, alike, state, answer, hiddenReason } = comment
  return (
    <Stack gap="xs">
      <Text className="verbatim">{text}</Text>
      <Text className="soft">
        {[name || room.unnamed, clockOf(at), alike > 1 && room.alike(alike)].filter(Boolean).join(' · ')}
      </Text>
      {answer && <Text>{room.answered(answer)}</Text>}
      {hiddenReason && <Text>{words.why(hiddenReason)}</Text>}
      {writing ? (
        <Group gap="sm" align="flex-end">
          <TextInput
            label={writing === 'hidden' ? words.reason : words.answerField}
            value={typed.words}
            onChange={(event) => change({ words: event.currentTarget.value })}
          />
          <Button loading={act.pending} onClick={() => act.go(writing, drop)}>
            {words.save}
          </Button>
          <Button variant="subtle" onClick={() => setWriting(null)}>
            {words.cancel}
          </Button>
        </Group>
      ) : (
        <Group gap="sm">
          {state !== 'shown' && (
            <Button variant="default" loading={act.pending} onClick={() => act.go('shown')}>
              {words.show}
            </Button>
          )}
          <Button variant="subtle" onClick={() => setWriting('answered')}>
            {words.answer}
          </Button>
          {state !== 'hidden' && (
            <Button variant="subtle" onClick={() => setWriting('hidden')}>
              {words.hide}
            </Button>
          )}
        </Group>
      )}
      <Refusal error={act.error} />
    </Stack>
  )
}
