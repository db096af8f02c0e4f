import { Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import type { ScaledPicture } from '../../../scaled-picture.ts'
import { useAct } from '../../act.ts'
import type { FeedbackPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { PicturesField } from './pictures-field.tsx'
import { caseWords as words } from './strings.ts'

export type MessageKind = keyof typeof words.writing

/** A question to the sender, how far it has come, or a note that they never read. */
export function MessageForm({ feedback, as }: { feedback: FeedbackPage; as: MessageKind }) {
  const { label, send: sendLabel, hint } = words.writing[as]
  const { typed, change, drop, note } = useKept(`feedback.${feedback.id}.${as}`, { text: '' })
  const [pictures, setPictures] = useState<ScaledPicture[]>([])
  const send = useAct(
    () => {
      const form = {
        words: JSON.stringify({ as, text: typed.text.trim(), ...(as !== 'note' && { version: feedback.version }) }),
        pictures: pictures.map(({ file }) => file),
      }
      return read(api.feedback[':id'].messages.$post({ param: { id: feedback.id }, form }))
    },
    { reload: [['feedback'], ['overview']] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.go(undefined, () => {
          drop()
          setPictures([])
        })
      }}
    >
      {note}
      <Stack gap="sm">
        <Textarea
          label={label}
          description={hint}
          autosize
          minRows={3}
          maxLength={1500}
          value={typed.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <PicturesField label={words.addPictures} pictures={pictures} onPictures={setPictures} />
        <Refusal error={send.error} />
        <div>
          <ActButton type="submit" loading={send.pending} off={lacking(!typed.text.trim() && label)}>
            {sendLabel}
          </ActButton>
        </div>
      </Stack>
    </form>
  )
}
