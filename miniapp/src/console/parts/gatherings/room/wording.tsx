import { Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { reread } from '../../../../reread.ts'
import { useAct } from '../../../act.ts'
import type { Minutes } from '../../../api-types.ts'
import { api, patientApi } from '../../../client.ts'
import { Note, Refusal } from '../../shared/note.tsx'
import { minutes as words } from './strings.ts'

type Sentence = Minutes['content']['parts'][number]['sentences'][number]

/** Has a model word what was said, stretch after stretch; what it worded before it failed stays. */
export function Wording({ id, minutes }: { id: string; minutes: Minutes }) {
  const client = useQueryClient()
  const [told, setTold] = useState<{ worded: number; fell: number; why: string } | null>(null)
  const word = useAct(
    async () => {
      let [contentHash, stretch]: [string, number | null] = [minutes.contentHash, 0]
      const sum = { worded: 0, fell: 0, why: '' }
      while (stretch !== null) {
        const json: { contentHash: string; stretch: number } = { contentHash, stretch }
        try {
          const done = await read(patientApi.gatherings[':id'].minutes.word.$post({ param: { id }, json }))
          contentHash = done.contentHash
          stretch = done.next
          sum.worded += done.worded
          sum.fell += done.fell
        } catch (error) {
          if (sum.worded === 0) {
            // Somebody else may have had a hand in them meanwhile.
            await reread(client, [['gathering', id]])
            throw error
          }
          sum.why = error instanceof Error ? error.message : ''
          break
        }
        setTold({ ...sum })
      }
      setTold({ ...sum })
    },
    { reload: [['gathering', id]] },
  )
  const left = minutes.content.parts.some(({ sentences }) =>
    sentences.some(({ origin, plain }) => origin === 'comment' && !plain),
  )
  if (!left && !told) return null
  return (
    <Stack gap="xs">
      {left && (
        <>
          <Text className="soft">{words.wordLead}</Text>
          <Group gap="sm">
            <Button variant="default" loading={word.pending} onClick={() => word.go(undefined)}>
              {words.word}
            </Button>
          </Group>
        </>
      )}
      <div role="status">
        {word.pending ? (
          <Text>{words.wording(told?.worded ?? 0)}</Text>
        ) : (
          told && (
            <Note>
              <p>{words.worded(told.worded, told.fell)}</p>
              {told.why && <p>{words.stopped(told.why)}</p>}
            </Note>
          )
        )}
      </div>
      <Refusal error={word.error} />
    </Stack>
  )
}

/** A sentence that a model worded, with those it stands for. */
export function WordedSentence({
  id,
  contentHash,
  part,
  at,
  sentence: { text, ids, plain = [] },
  mayPutBack,
  isSigned,
}: {
  id: string
  contentHash: string
  part: number
  at: number
  sentence: Sentence
  mayPutBack: boolean
  isSigned: boolean
}) {
  const back = useAct(
    () => read(api.gatherings[':id'].minutes.plain.$post({ param: { id }, json: { contentHash, part, at } })),
    { reload: [['gathering', id]] },
  )
  return (
    <div className="minutes-worded">
      <Text>
        {text} <span className="minutes-origin">{`(${words.byModel(ids.length)})`}</span>
      </Text>
      <details>
        <summary>{words.plain}</summary>
        {plain.map((sentence) => (
          <Text key={sentence.text}>{sentence.text}</Text>
        ))}
        {mayPutBack && (
          <>
            {isSigned && <Text>{words.voids}</Text>}
            <Button variant="default" loading={back.pending} onClick={() => back.go(undefined)}>
              {words.putBack}
            </Button>
          </>
        )}
      </details>
      <Refusal error={back.error} />
    </div>
  )
}
