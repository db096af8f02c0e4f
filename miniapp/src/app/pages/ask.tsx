import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { ask, procedures, shelf } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Place } from '../../ui/page.tsx'
import { uuid } from '../../uuid.ts'
import { HandedOn } from '../ask/handed-on.tsx'
import { askHearing } from '../ask/hearing.ts'
import { TurnShown } from '../ask/turn.tsx'
import { useLoa } from '../loa.tsx'
import { me, myQuestions } from '../queries.ts'
import { type Asking, type Turn, useThread } from '../thread.tsx'

export const Ask = () => {
  const loa = useLoa()
  const { turns, change } = useThread()
  const person = useQuery(me(loa)).data
  const mine = useQuery(myQuestions(loa, person))
  const { send, stop } = useSending(change)
  const submit = ({ id, text, document, after = earlier(turns, id) }: Asking) =>
    send.mutate({ id, text, document, after })
  const { last, ask: askNew } = useAsking(turns, submit)
  return (
    <Place title={ask.title} below={<p>{ask.lead}</p>}>
      <Writing busy={send.isPending} onAsk={askNew} />
      {turns.length === 0 && <Examples onAsk={askNew} />}
      {/* Not busy while an answer is being written: each sentence is read out as it comes, whole. */}
      <div className="thread" aria-live="polite">
        {[...turns].reverse().map((turn) => (
          <TurnShown
            key={turn.id}
            turn={turn}
            ref={turn.id === turns.at(-1)?.id ? last : undefined}
            onResend={submit}
            onStop={stop}
          />
        ))}
      </div>
      <Link to="/procedures" className={buttonClass('quiet')}>
        <Icon name="document" />
        {procedures.list.link}
      </Link>
      <Link to="/library" className={buttonClass('quiet')}>
        <Icon name="search" />
        {shelf.link}
      </Link>
      <HandedOn query={mine} />
    </Place>
  )
}

/** Asks, and shows what comes of it as it comes. What is stopped or lost is kept by the server: sent again, it is there. */
function useSending(change: (turn: Turn) => void) {
  const loa = useLoa()
  const under = useRef<AbortController>(null)
  const send = useMutation({
    mutationFn: (asking: Asking) => {
      const stopping = new AbortController()
      const { signal } = stopping
      under.current = stopping
      const sentences: string[] = []
      const onSentence = (sentence: string) => {
        sentences.push(sentence)
        change({ ...asking, sentences: [...sentences] })
      }
      return loa.session
        .acting(() => askHearing(loa, asking, { signal, onSentence }))
        .then((answer) => change({ ...asking, sentences, answer }))
        .catch((error: Error) =>
          change({ ...asking, sentences, ...(signal.aborted ? { stopped: true } : { failed: error.message }) }),
        )
    },
    onMutate: (asking) => change(asking),
  })
  return { send, stop: () => under.current?.abort() }
}

const mostBefore = 4

const earlier = (turns: Turn[], id: string) =>
  turns
    .map((turn) => turn.id)
    .filter((one) => one !== id)
    .slice(-mostBefore)
    .reverse()

/** Sends what is asked, once what the address asks (`?q=…`, from a link in a chat), and brings it into view. */
function useAsking(turns: Turn[], submit: (asking: Asking) => void) {
  const last = useRef<HTMLElement>(null)
  const [search, setSearch] = useSearchParams()
  const given = search.get('q')?.trim()
  const askNew = (text: string) => submit({ id: uuid(), text })
  useEffect(() => {
    if (!given) return
    setSearch({}, { replace: true })
    submit({ id: uuid(), text: given.slice(0, ask.limit) })
  }, [given, setSearch, submit])
  const count = turns.length
  useEffect(() => {
    if (count > 0) last.current?.scrollIntoView({ block: 'start' })
  }, [count])
  return { last, ask: askNew }
}

const Writing = ({ busy, onAsk }: { busy: boolean; onAsk: (text: string) => void }) => {
  const { draft, setDraft } = useThread()
  const [wrong, setWrong] = useState<string>()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const text = draft.trim()
    if (!text) return setWrong(ask.empty)
    if (text.length > ask.limit) return setWrong(ask.long)
    setWrong(undefined)
    setDraft('')
    onAsk(text)
  }
  return (
    <form className="writing" onSubmit={send}>
      <TextArea
        label={ask.label}
        placeholder={ask.placeholder}
        rows={3}
        value={draft}
        wrong={wrong}
        enterKeyHint="send"
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit" icon="send" wide busy={busy}>
        {busy ? ask.sending : ask.send}
      </Button>
    </form>
  )
}

const Examples = ({ onAsk }: { onAsk: (text: string) => void }) => (
  <section>
    <h2 className="section-title">{ask.examples}</h2>
    <ul className="rows">
      {ask.exampleList.map((example) => (
        <li key={example}>
          <button type="button" className="row" onClick={() => onAsk(example)}>
            <span>{example}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  </section>
)
