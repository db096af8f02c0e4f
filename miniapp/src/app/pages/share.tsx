import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { share as words } from '../../strings.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { SharePage } from '../api-types.ts'
import { CopyButton } from '../copy-button.tsx'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { shareBy } from '../queries.ts'

/** A digest in the hands of who carries it: its exact words, and the groups it goes to. */
export const Share = ({ id }: { id: string }) => {
  const query = useQuery(shareBy(useLoa(), id))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={query}>{(share) => <Shown share={share} />}</Loaded>
    </Page>
  )
}

const Shown = ({ share }: { share: SharePage }) => {
  const { title, unitName, sendAt, state, text } = share
  const ready = state === 'open' || state === 'done'
  return (
    <article className="article">
      <header>
        <h2 className="article-title">{title}</h2>
        <p className="facts">{words.by(unitName, momentOf(sendAt))}</p>
      </header>
      {state === 'early' && (
        <Note>
          <p>{words.earlyWhy(momentOf(sendAt))}</p>
        </Note>
      )}
      {state === 'held' && (
        <Note tone="urgent">
          <p>{words.held}</p>
        </Note>
      )}
      {state === 'done' && (
        <Note tone="good">
          <p>{words.thanks}</p>
        </Note>
      )}
      {state === 'open' && <p>{words.how}</p>}
      {ready && <HandOn text={text} />}
      {ready && <Carried share={share} />}
      {text && (
        <section className="item">
          <h3>{words.words}</h3>
          <p className="verbatim">{text}</p>
        </section>
      )}
    </article>
  )
}

const HandOn = ({ text }: { text: string }) => {
  const { platform } = useLoa()
  const say = useToast()
  const open = async () => {
    const shared = await platform.share({ text })
    if (shared === 'shared') say(words.shared)
    if (shared === 'copied') say(words.copied)
    if (shared === 'failed') say(words.notShared)
  }
  return (
    <Actions>
      <Button icon="share" onClick={() => void open()}>
        {words.open}
      </Button>
      <CopyButton text={text} label={words.copy} />
    </Actions>
  )
}

/** Zalo does not tell where a text was shared to, so the person does. */
const Carried = ({ share: { id, groups } }: { share: SharePage }) => {
  const { api } = useLoa()
  const client = useQueryClient()
  const [picked, setPicked] = useState<string[]>([])
  const [empty, setEmpty] = useState(false)
  const confirm = useMutation({
    mutationFn: (deliveryIds: string[]) =>
      read(api.shares[':id'].confirm.$post({ param: { id }, json: { deliveryIds } })),
    onSuccess(after) {
      setPicked([])
      client.setQueryData(['share', id], after)
      return reread(client, [['shares']])
    },
  })
  const waiting = groups.filter(({ sentAt }) => sentAt === null)
  const sent = groups.filter(({ sentAt }) => sentAt !== null)
  const submit = () => {
    setEmpty(picked.length === 0)
    if (picked.length > 0) confirm.mutate(picked)
  }
  return (
    <>
      {waiting.length > 0 && (
        <section className="writing">
          <Choices
            many
            legend={<b>{words.which}</b>}
            options={waiting.map(({ id: value, name, unitName }) => ({ value, label: name, note: unitName }))}
            picked={picked}
            onPick={setPicked}
          />
          {empty && picked.length === 0 && <Wrong>{words.none}</Wrong>}
          {confirm.isError && <Wrong>{confirm.error.message}</Wrong>}
          <Button icon="check" wide busy={confirm.isPending} onClick={submit}>
            {words.confirm(picked.length)}
          </Button>
        </section>
      )}
      {sent.length > 0 && (
        <section className="writing">
          <h3>{words.sent}</h3>
          <ul className="plain-list">
            {sent.map(({ id: key, name, sentAt }) => (
              <li key={key}>{words.sentTo(name, momentOf(sentAt ?? 0))}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
