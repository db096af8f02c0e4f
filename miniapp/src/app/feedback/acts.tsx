import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import type { ScaledPicture } from '../../scaled-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextArea, TextField, Wrong } from '../../ui/field.tsx'
import type { Tracked } from '../api-types.ts'
import { hasArrived, idToSend, useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { PicturesField } from './pictures-field.tsx'
import { threadWords as words } from './strings.ts'

/** What its sender may do with a case now: add, say how content they are, open it again. */
export const Acts = ({ tracked }: { tracked: Tracked }) => {
  const { trackCode: code, may, rating } = tracked
  return (
    <>
      {may.add && <Adding code={code} asked={Boolean(tracked.askedAt)} />}
      {may.rate && <Rating code={code} />}
      {rating ? <p>{words.rated(rating)}</p> : null}
      {may.reopen && <Reopening code={code} />}
    </>
  )
}

/** One act on a case: what it changed is read again. */
function useCaseAct<I>(code: string, act: (input: I) => Promise<unknown>, after: () => void = () => {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess() {
      after()
      return reread(client, [['tracked', code], ['my-feedback']])
    },
  })
}

const Adding = ({ code, asked }: { code: string; asked: boolean }) => {
  const loa = useLoa()
  const [text, setText] = useDraft(`addition.${code}`)
  const [pictures, setPictures] = useState<ScaledPicture[]>([])
  const name = `addition.${code}`
  const add = useCaseAct(
    code,
    () => {
      const form = {
        words: JSON.stringify({
          id: idToSend(name, `${text} ${pictures.map(({ file }) => file.size)}`),
          text: text.trim(),
        }),
        pictures: pictures.map(({ file }) => file),
      }
      return read(loa.api.feedback.track[':code'].additions.$post({ param: { code }, form }))
    },
    () => {
      hasArrived(name)
      setText('')
      setPictures([])
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() || pictures.length > 0) add.mutate(undefined)
  }
  return (
    <form className="writing" onSubmit={submit}>
      {asked && (
        <Note tone="urgent">
          <p>{words.asked}</p>
        </Note>
      )}
      <TextArea
        required={pictures.length === 0}
        label={words.add}
        hint={words.addHint}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <PicturesField pictures={pictures} onPictures={setPictures} />
      {add.isError && <Wrong>{add.error.message}</Wrong>}
      {add.isSuccess && <p role="status">{words.added}</p>}
      <Button type="submit" icon="send" busy={add.isPending}>
        {words.addSend}
      </Button>
    </form>
  )
}

const Rating = ({ code }: { code: string }) => {
  const loa = useLoa()
  const [rating, setRating] = useState<number[]>([])
  const [text, setText] = useDraft(`rating.${code}`)
  const rate = useCaseAct(
    code,
    () =>
      read(
        loa.api.feedback.track[':code'].rating.$post({
          param: { code },
          json: { rating: rating[0] ?? 0, text: text.trim() },
        }),
      ),
    () => setText(''),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (rating.length > 0) rate.mutate(undefined)
  }
  return (
    <form className="writing" onSubmit={submit}>
      <Choices
        legend={words.rate}
        options={words.levels.map((label, at) => ({ value: at + 1, label: `${at + 1}. ${label}` }))}
        picked={rating}
        onPick={setRating}
      />
      <TextField
        label={words.rateText}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {rate.isError && <Wrong>{rate.error.message}</Wrong>}
      <Button type="submit" look="plain" busy={rate.isPending}>
        {words.rateSend}
      </Button>
    </form>
  )
}

const Reopening = ({ code }: { code: string }) => {
  const loa = useLoa()
  const [open, setOpen] = useState(false)
  const [text, setText] = useDraft(`reopening.${code}`)
  const reopen = useCaseAct(
    code,
    () => read(loa.api.feedback.track[':code'].reopen.$post({ param: { code }, json: { text: text.trim() } })),
    () => setText(''),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) reopen.mutate(undefined)
  }
  if (!open)
    return (
      <Button look="plain" icon="refresh" onClick={() => setOpen(true)}>
        {words.reopen}
      </Button>
    )
  return (
    <form className="writing" onSubmit={submit}>
      <TextArea
        required
        label={words.reopenWhy}
        hint={words.reopenHint}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {reopen.isError && <Wrong>{reopen.error.message}</Wrong>}
      <Button type="submit" busy={reopen.isPending}>
        {words.reopenSend}
      </Button>
    </form>
  )
}
