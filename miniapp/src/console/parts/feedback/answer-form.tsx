import { Checkbox, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { type ChangeEvent, useState } from 'react'
import { read } from '../../../api.ts'
import type { ScaledPicture } from '../../../scaled-picture.ts'
import { Icon } from '../../../ui/icons.tsx'
import { problemOf, useAct } from '../../act.ts'
import type { FeedbackPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { Unheld } from '../answers/unheld.tsx'
import { DayField } from '../fields/day-field.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Confirm } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note } from '../shared/note.tsx'
import { Bubble } from '../shared/phone.tsx'
import { Tabs } from '../shared/tabs.tsx'
import { blank, bodyOf, isUnfilled, missingIn, previewOf, type Typed } from './answer.ts'
import { PicturesField } from './pictures-field.tsx'
import { feedback as words } from './strings.ts'
import { Templates } from './templates.tsx'

const { form } = words
const ways = { action: form.byAction, document: form.byDocument }

export function FeedbackForm({ feedback }: { feedback: FeedbackPage }) {
  const { typed, change, drop, note } = useKept(`feedback.${feedback.id}`, blank)
  const [asking, setAsking] = useState(false)
  const [pictures, setPictures] = useState<ScaledPicture[]>([])
  const answer = useAct(
    () => {
      const form = {
        words: JSON.stringify({ ...bodyOf(typed), version: feedback.version }),
        pictures: pictures.map(({ file }) => file),
      }
      return read(api.feedback[':id'].answer.pictured.$post({ param: { id: feedback.id }, form }))
    },
    {
      reload: [['feedback'], ['overview']],
    },
  )
  const field = (name: Exclude<keyof Typed, 'how' | 'closes'>) => ({
    required: true,
    label: form[name],
    value: typed[name],
    error: problemOf(answer.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change({ [name]: event.currentTarget.value }),
  })
  const preview = previewOf(feedback.trackCode, typed)
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          setAsking(true)
        }}
      >
        <Title order={2} size="h3">
          {form.title}
        </Title>
        <Note>{form.rule}</Note>
        {note}
        <Stack gap="sm">
          <Templates onPick={(picked) => change(picked)} />
          <Textarea autosize minRows={3} maxLength={2000} {...field('text')} />
          <Tabs label={form.how} value={typed.how} choices={ways} onChange={(how) => change({ how })} />
          {typed.how === 'action' ? (
            <>
              <TextInput placeholder={form.actionPlaceholder} {...field('action')} />
              <TextInput {...field('actionBy')} />
              <DayField {...field('actionOn')} onChange={(actionOn) => change({ actionOn })} />
            </>
          ) : (
            <TextInput placeholder={form.documentPlaceholder} {...field('document')} />
          )}
          <PicturesField label={form.pictures} pictures={pictures} onPictures={setPictures} />
          <Checkbox
            label={form.closes}
            description={form.closesNote}
            checked={typed.closes}
            onChange={(event) => change({ closes: event.currentTarget.checked })}
          />
          <Group>
            <ActButton
              type="submit"
              leftSection={<Icon name="send" />}
              off={lacking(
                ...missingIn(typed).map((part) => form[part]),
                isUnfilled(typed) && form.unfilled,
                typed.closes && typed.how === 'action' && pictures.length === 0 && form.proof,
              )}
            >
              {form.send}
            </ActButton>
          </Group>
        </Stack>
      </form>
      <section className="card" aria-live="polite">
        <Title order={2} size="h3">
          {words.preview}
        </Title>
        {typed.text.trim() ? <Bubble text={preview} /> : <Text className="soft">{words.previewEmpty}</Text>}
      </section>
      <Confirm
        opened={asking}
        title={words.sendTitle}
        confirm={form.send}
        pending={answer.pending}
        error={answer.error}
        onConfirm={() =>
          answer.go(undefined, () => {
            setAsking(false)
            setPictures([])
            drop()
          })
        }
        onClose={() => setAsking(false)}
      >
        <Text>{words.sendText}</Text>
        {asking && <Unheld text={preview} />}
        <Bubble text={preview} />
      </Confirm>
    </SimpleGrid>
  )
}
