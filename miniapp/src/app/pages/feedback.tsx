import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import type { ScaledPicture } from '../../scaled-picture.ts'
import { feedback as words } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextArea, TextField, Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Place } from '../../ui/page.tsx'
import type { FeedbackReceipt } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { hasArrived, idToSend, useDraft } from '../draft.ts'
import type { PhotoSays } from '../feedback/exif.ts'
import { MyFeedback } from '../feedback/mine.tsx'
import { dropLetter, isOffline, keepLetter, type Letter, sendLetter } from '../feedback/outbox.ts'
import { PicturesField } from '../feedback/pictures-field.tsx'
import { Receipt } from '../feedback/receipt.tsx'
import { sendingWords } from '../feedback/strings.ts'
import { VoiceField } from '../feedback/voice-field.tsx'
import { useLoa } from '../loa.tsx'
import { me } from '../queries.ts'
import { UnitField } from '../unit-field.tsx'

const longest = 5000

export const Feedback = () => {
  const [receipt, setReceipt] = useState<FeedbackReceipt | 'kept' | null>(null)
  const again = () => setReceipt(null)
  return (
    <Place title={words.title} below={<p>{words.lead}</p>}>
      {receipt === null && <Writing onSent={setReceipt} />}
      {receipt === 'kept' && <Kept onAnother={again} />}
      {receipt !== null && receipt !== 'kept' && <Receipt receipt={receipt} onAnother={again} />}
      <Link to="/track" className={buttonClass('quiet')}>
        <Icon name="search" />
        {words.track}
      </Link>
      <MyFeedback />
    </Place>
  )
}

/** It lies on this phone, and goes by itself. */
const Kept = ({ onAnother }: { onAnother: () => void }) => (
  <section className="card" role="status">
    <p>{sendingWords.kept}</p>
    <Button look="plain" onClick={onAnother}>
      {sendingWords.keptAnother}
    </Button>
  </section>
)

const saidNothing: PhotoSays = { spot: null, takenAt: null }

const Writing = ({ onSent }: { onSent: (receipt: FeedbackReceipt | 'kept') => void }) => {
  const loa = useLoa()
  const client = useQueryClient()
  const person = useQuery(me(loa)).data
  const [text, setText] = useDraft('feedback')
  const [place, setPlace] = useDraft('feedback-place')
  const [pictures, setPictures] = useState<ScaledPicture[]>([])
  const [voice, setVoice] = useState<File | null>(null)
  const [says, setSays] = useState(saidNothing)
  const [gives, setGives] = useState({ spot: false, time: false })
  const [picked, setPicked] = useState<string | null>(null)
  const [anonymous, setAnonymous] = useState(false)
  const [sharesName, setSharesName] = useState(false)
  const asksName = !anonymous && person?.name && !person.consents.some(({ purpose }) => purpose === 'feedback')
  const [missing, setMissing] = useState(false)
  const unitId = picked ?? person?.unitId ?? null

  const letterNow = (): Letter => {
    const sizes = [...pictures.map(({ file }) => file.size), voice?.size ?? 0]
    const words = {
      ...{ id: idToSend('feedback', `${text} ${sizes}`), text: text.trim(), anonymous, place: place.trim() },
      ...(unitId && { unitId }),
      ...(gives.spot && says.spot && { spot: says.spot }),
      ...(gives.time && says.takenAt !== null && { happenedAt: says.takenAt }),
    }
    return { words, pictures: [...pictures.map(({ file }) => file), ...(voice ? [voice] : [])] }
  }
  const send = useMutation({
    async mutationFn(): Promise<FeedbackReceipt | 'kept'> {
      const letter = letterNow()
      try {
        // What they agree to stands before what it allows.
        if (asksName && sharesName)
          await loa.session.acting(() => read(loa.api.session.$patch({ json: { consents: { feedback: true } } })))
        const receipt = await sendLetter(loa, letter)
        await dropLetter(letter.words.id)
        return receipt
      } catch (error) {
        if (isOffline(error) && (await keepLetter(letter))) return 'kept'
        throw error
      }
    },
    onSuccess(receipt) {
      hasArrived('feedback')
      setText('')
      setPlace('')
      onSent(receipt)
      return reread(client, [['my-feedback'], ['me']])
    },
  })
  // A field that takes no more would cut what is pasted, unsaid.
  const written = text.trim().normalize('NFC').length
  const tooLong = written > longest ? words.textLong(written, longest) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(written === 0 && !voice)
    if ((written > 0 || voice) && !tooLong) send.mutate()
  }

  return (
    <form className="writing" onSubmit={submit}>
      <Note tone="urgent">
        <p>{words.urgent}</p>
      </Note>
      <TextArea
        label={words.text}
        hint={words.textHint}
        rows={5}
        value={text}
        wrong={missing && written === 0 ? words.textMissing : tooLong}
        onChange={(event) => setText(event.target.value)}
      />
      <PicturesField
        pictures={pictures}
        onPictures={setPictures}
        onSays={(told) =>
          setSays((before) => ({ spot: before.spot ?? told.spot, takenAt: before.takenAt ?? told.takenAt }))
        }
      />
      {pictures.length > 0 && says.spot && (
        <Tick
          checked={gives.spot}
          onChange={(spot) => setGives((before) => ({ ...before, spot }))}
          label={sendingWords.offerSpot}
          note={sendingWords.offerSpotNote(`${says.spot.latitude}, ${says.spot.longitude}`)}
        />
      )}
      {pictures.length > 0 && says.takenAt !== null && (
        <Tick
          checked={gives.time}
          onChange={(time) => setGives((before) => ({ ...before, time }))}
          label={sendingWords.offerTime}
          note={sendingWords.offerTimeNote(momentOf(says.takenAt))}
        />
      )}
      <VoiceField voice={voice} onVoice={setVoice} />
      <TextField
        label={sendingWords.place}
        hint={sendingWords.placeHint}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.target.value)}
      />
      <UnitField label={words.unit} unitId={unitId} onPick={setPicked} />
      <Tick checked={anonymous} onChange={setAnonymous} label={words.anonymous} note={words.anonymousNote} />
      {asksName && (
        <Tick
          checked={sharesName}
          onChange={setSharesName}
          label={words.shareName}
          note={words.shareNameNote(person.name)}
        />
      )}
      <Note>
        <p>{words.legal}</p>
      </Note>
      {send.isError && (
        <Wrong>
          {words.notSent} {send.error.message}
        </Wrong>
      )}
      <Button type="submit" icon="send" wide busy={send.isPending}>
        {send.isPending ? words.sending : words.send}
      </Button>
    </form>
  )
}
