import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { me } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextArea, Wrong } from '../../ui/field.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { OwnData } from '../api-types.ts'
import { dayOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { ownData } from '../queries.ts'

const words = me.requests
type Kind = keyof typeof words.kinds
type Asked = OwnData['requests'][number]

/** What the app cannot do by itself about one's own data is asked of the office, and what came of it is read here. */
export const DataRequests = () => {
  const held = useQuery(ownData(useLoa()))
  const [writing, setWriting] = useState(false)
  const asked = held.data?.requests ?? []
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {asked.length > 0 && (
        <>
          <h3>{words.mine}</h3>
          <ul className="plain-list">
            {asked.slice(0, 20).map((one) => (
              <li key={one.id}>
                <p>
                  <b>{{ ...words.done, ...words.kinds }[one.kind]}</b>
                </p>
                {one.text && <p className="verbatim">{one.text}</p>}
                <p className="facts">{stateOf(one)}</p>
                {one.answer && <p className="verbatim">{one.answer}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {writing ? (
        <Writing onDone={() => setWriting(false)} />
      ) : (
        <Button look="quiet" icon="feedback" onClick={() => setWriting(true)}>
          {words.open}
        </Button>
      )}
    </Card>
  )
}

function stateOf({ doneAt, outcome, acknowledgedAt, dueAt }: Asked): string {
  const { waiting, taken, done, refused } = words.state
  if (doneAt !== null) return (outcome === 'refused' ? refused : done)(dayOf(doneAt))
  return (acknowledgedAt === null ? waiting : taken)(dayOf(dueAt))
}

const Writing = ({ onDone }: { onDone: () => void }) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useToast()
  const [kind, setKind] = useState<Kind>('object')
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () => session.acting(() => read(api.session.requests.$post({ json: { kind, text: text.trim() } }))),
    onSuccess() {
      say(words.sent)
      onDone()
      return reread(client, [['own-data']])
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className="writing" onSubmit={submit}>
      <Choices
        legend={words.kind}
        options={(Object.keys(words.kinds) as Kind[]).map((value) => ({ value, label: words.kinds[value] }))}
        picked={[kind]}
        onPick={([picked]) => picked && setKind(picked)}
      />
      <TextArea
        required
        label={words.text}
        hint={words.textHint}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {send.isError && <Wrong>{send.error.message}</Wrong>}
      <Button type="submit" icon="send" busy={send.isPending}>
        {words.send}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {words.cancel}
      </Button>
    </form>
  )
}
