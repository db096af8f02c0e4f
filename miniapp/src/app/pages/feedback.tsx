import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { feedback as words } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextArea, Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Place } from '../../ui/page.tsx'
import type { FeedbackReceipt } from '../api-types.ts'
import { useDraft } from '../draft.ts'
import { MyFeedback } from '../feedback/mine.tsx'
import { Receipt } from '../feedback/receipt.tsx'
import { useLoa } from '../loa.tsx'
import { me } from '../queries.ts'
import { UnitField } from '../unit-field.tsx'
import { uuid } from '../uuid.ts'

const longest = 5000

export const Feedback = () => {
  const [receipt, setReceipt] = useState<FeedbackReceipt | null>(null)
  return (
    <Place title={words.title} below={<p>{words.lead}</p>}>
      {receipt ? <Receipt receipt={receipt} onAnother={() => setReceipt(null)} /> : <Writing onSent={setReceipt} />}
      <Link to="/track" className={buttonClass('quiet')}>
        <Icon name="search" />
        {words.track}
      </Link>
      <MyFeedback />
    </Place>
  )
}

const Writing = ({ onSent }: { onSent: (receipt: FeedbackReceipt) => void }) => {
  const loa = useLoa()
  const client = useQueryClient()
  const person = useQuery(me(loa)).data
  const [text, setText] = useDraft('feedback')
  const [picked, setPicked] = useState<string | null>(null)
  const [anonymous, setAnonymous] = useState(false)
  const [sharesName, setSharesName] = useState(false)
  const asksName = !anonymous && person?.name && !person.consents.some(({ purpose }) => purpose === 'feedback')
  const [missing, setMissing] = useState(false)
  const unitId = picked ?? person?.unitId ?? null

  const sending = useRef({ text: '', id: '' })
  const send = useMutation({
    mutationFn() {
      // The same words sent again after a lost reply are the same feedback.
      if (sending.current.text !== text) sending.current = { text, id: uuid() }
      const json = { id: sending.current.id, text: text.trim(), anonymous, ...(unitId && { unitId }) }
      const post = async () => {
        // What they agree to stands before what it allows.
        if (asksName && sharesName) await read(loa.api.session.$patch({ json: { consents: { feedback: true } } }))
        return read(loa.api.feedback.$post({ json }))
      }
      return anonymous ? post() : loa.session.acting(post)
    },
    onSuccess(receipt) {
      setText('')
      onSent(receipt)
      return reread(client, [['my-feedback'], ['me']])
    },
  })
  // A field that takes no more would cut what is pasted, unsaid.
  const written = text.trim().normalize('NFC').length
  const tooLong = written > longest ? words.textLong(written, longest) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(written === 0)
    if (written > 0 && !tooLong) send.mutate()
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
