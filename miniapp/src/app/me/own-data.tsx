import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reread } from '../../reread.ts'
import { saveFile } from '../../save-file.ts'
import { me } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { OwnData as Held } from '../api-types.ts'
import { CopyButton } from '../copy-button.tsx'
import { useLoa } from '../loa.tsx'
import { ownData } from '../queries.ts'

const words = me.data

/** What the office holds of who is signed in: to see, to take away, to have erased. */
export const OwnData = () => {
  const held = useQuery(ownData(useLoa()))
  return (
    <>
      <Card>
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
        <Loaded query={held}>{(data) => <Holding data={data} />}</Loaded>
        <Erasing />
      </Card>
      {held.data && !held.data.person.zaloIds.account && <InChat />}
    </>
  )
}

/** Of a chat that no Zalo id ties to this person, Zalo vouches for who asks there. */
export const InChat = () => {
  const { platform } = useLoa()
  const [failed, setFailed] = useState(false)
  const open = async () => setFailed(!(await platform.openChat(words.message)))
  return (
    <Card>
      <h2>{words.inChat}</h2>
      <p>{words.inChatHow}</p>
      <Button look="quiet" icon="ask" onClick={() => void open()}>
        {words.openChat}
      </Button>
      {failed && (
        <Note>
          <p role="status">{words.noChat}</p>
        </Note>
      )}
    </Card>
  )
}

const Holding = ({ data }: { data: Held }) => {
  const kinds = Object.entries(words.kinds).flatMap(([kind, said]) => {
    const many = data[kind as keyof typeof words.kinds].length
    return many > 0 ? [said(many)] : []
  })
  const text = JSON.stringify(data, null, 2)
  return (
    <>
      {kinds.length > 0 ? (
        <>
          <p>{words.holds}</p>
          <ul className="plain-list">
            {kinds.map((kind) => (
              <li key={kind}>{kind}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.nothing}</p>
      )}
      <Taking />
      <CopyButton text={text} label={words.copy} />
    </>
  )
}

/** All of it as a file: a paper to read, or what a machine reads. */
const Taking = () => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useToast()
  const take = useMutation({
    mutationFn: async (form: 'pdf' | 'json') => {
      const reply = await session.acting(async () =>
        form === 'pdf' ? api.session.data.pdf.$post() : api.session.data.json.$post(),
      )
      saveFile(await reply.blob(), `${words.file}.${form}`)
    },
    onSuccess() {
      say(words.saved)
      return reread(client, [['own-data']])
    },
  })
  return (
    <>
      <Button look="quiet" icon="document" busy={take.isPending} onClick={() => take.mutate('pdf')}>
        {words.pdf}
      </Button>
      <Button look="quiet" icon="document" busy={take.isPending} onClick={() => take.mutate('json')}>
        {words.download}
      </Button>
      {take.isError && <Wrong>{take.error.message}</Wrong>}
    </>
  )
}

const Erasing = () => {
  const { session } = useLoa()
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const erase = useMutation({
    mutationFn: () => session.erase(),
    onSuccess() {
      setAsking(false)
      say(words.erased)
    },
  })
  return (
    <>
      <Button look="quiet" icon="close" onClick={() => setAsking(true)}>
        {words.erase}
      </Button>
      <Sheet open={asking} title={words.eraseTitle} onClose={() => setAsking(false)}>
        <List title={words.goes} of={words.goesWhat} />
        <List title={words.stays} of={words.staysWhat} />
        {erase.isError && <Wrong>{erase.error.message}</Wrong>}
        <Button busy={erase.isPending} onClick={() => erase.mutate()}>
          {words.confirm}
        </Button>
        <Button look="quiet" onClick={() => setAsking(false)}>
          {words.keep}
        </Button>
      </Sheet>
    </>
  )
}

const List = ({ title, of }: { title: string; of: string[] }) => (
  <>
    <p>{title}</p>
    <ul className="plain-list">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
)
