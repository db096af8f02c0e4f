import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { saveFile } from '../../save-file.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { CopyButton } from '../copy-button.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { type OwnPacket, ownPacket, scriptOf } from '../network/queries.ts'
import { monthOf, packetPage as words } from '../network/strings.ts'

/** A month's packet in a communicator's hands: what to know, what to pass on, and two taps that say where it went. */
export const Packet = ({ id }: { id: string }) => {
  const query = useQuery(ownPacket(useLoa(), id))
  return (
    <Page title={words.title} onBack={useBack('/network')}>
      <Loaded query={query}>{(packet) => <Shown packet={packet} />}</Loaded>
    </Page>
  )
}

const Shown = ({ packet }: { packet: OwnPacket }) => {
  const { id, title, month, unitName, withdrawnFor, told } = packet
  return (
    <article className="article">
      <header>
        <h2 className="article-title">{title}</h2>
        <p className="facts">{words.by(unitName, monthOf(month))}</p>
      </header>
      {told === null ? (
        <Note tone="urgent">
          <p>{words.withdrawn(withdrawnFor ?? '')}</p>
        </Note>
      ) : (
        <>
          <section className="item">
            <h3>{words.orientation}</h3>
            <p className="facts">{words.forYou}</p>
            <p className="verbatim">{told.orientation}</p>
          </section>
          {told.facts.length > 0 && (
            <section className="item">
              <h3>{words.facts}</h3>
              <ul className="plain-list">
                {told.facts.map(({ text, source }) => (
                  <li key={text}>
                    {text}
                    {source && <small> ({words.source(source)})</small>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {told.questions.length > 0 && (
            <section className="item">
              <h3>{words.questions}</h3>
              {told.questions.map(({ asked, answer, people }) => (
                <div key={asked}>
                  <p>
                    <b>{asked}</b>
                    {people !== null && <small> ({words.asked(people)})</small>}
                  </p>
                  <p className="verbatim">{answer}</p>
                </div>
              ))}
            </section>
          )}
          <Kit id={id} month={month} text={told.text} />
          <Done packet={packet} />
        </>
      )}
    </article>
  )
}

const Kit = ({ id, month, text }: { id: string; month: string; text: string }) => {
  const loa = useLoa()
  const { api, platform } = loa
  const say = useToast()
  const script = useQuery(scriptOf(loa, id)).data
  const spoken = script?.parts.map((part) => part.text).join('\n\n') ?? ''
  const share = async () => {
    const shared = await platform.share({ text })
    if (shared === 'shared') say(words.shared)
    if (shared === 'copied') say(words.copied)
    if (shared === 'failed') say(words.notShared)
  }
  const board = useMutation({
    mutationFn: async () => {
      const reply = await api.packets[':id'].board.$get({ param: { id }, query: { size: 'a4' } })
      if (!reply.ok) throw new Error(words.notSaved)
      saveFile(await reply.blob(), `goi-${month}.pdf`)
    },
    onSuccess: () => say(words.saved),
  })
  const card = useMutation({
    mutationFn: async () => {
      const reply = await api.packets[':id'].card.$get({ param: { id }, query: { shape: 'square' } })
      if (!reply.ok) throw new Error(words.notSaved)
      saveFile(await reply.blob(), `goi-${month}.png`)
    },
    onSuccess: () => say(words.saved),
  })
  return (
    <section className="item">
      <h3>{words.kit}</h3>
      <Actions>
        <Button icon="share" onClick={() => void share()}>
          {words.share}
        </Button>
        <CopyButton text={text} label={words.copy} />
      </Actions>
      <p className="verbatim">{text}</p>
      {spoken && (
        <details>
          <summary>{words.script}</summary>
          <p className="facts">{words.scriptLead(script?.seconds ?? 0)}</p>
          <p className="verbatim">{spoken}</p>
          <CopyButton text={spoken} label={words.copyScript} />
        </details>
      )}
      {(board.isError || card.isError) && <Wrong>{words.notSaved}</Wrong>}
      <Actions>
        <Button look="quiet" icon="document" busy={board.isPending} onClick={() => board.mutate()}>
          {words.board}
        </Button>
        <Button look="quiet" icon="document" busy={card.isPending} onClick={() => card.mutate()}>
          {words.card}
        </Button>
      </Actions>
    </section>
  )
}

type Place = keyof typeof words.places
const places = Object.keys(words.places) as Place[]

const Done = ({ packet: { id, done } }: { packet: OwnPacket }) => {
  const { api } = useLoa()
  const client = useQueryClient()
  const after = (packet: OwnPacket) => {
    client.setQueryData(['packet', id], packet)
    return reread(client, [['packets']])
  }
  const confirm = useMutation({
    mutationFn: () => read(api.packets.mine[':id'].read.$post({ param: { id } })),
    onSuccess: after,
  })
  const use = useMutation({
    mutationFn: (json: { at: Place; used: boolean }) =>
      read(api.packets.mine[':id'].used.$post({ param: { id }, json })),
    onSuccess: after,
  })
  const used = places.filter((place) => done.includes(place))
  return (
    <section className="writing">
      {done.includes('read') ? (
        <Note tone="good">
          <p>{words.confirmed}</p>
        </Note>
      ) : (
        <Button icon="check" wide busy={confirm.isPending} onClick={() => confirm.mutate()}>
          {words.confirm}
        </Button>
      )}
      {confirm.isError && <Wrong>{confirm.error.message}</Wrong>}
      <Choices
        many
        legend={<b>{words.used}</b>}
        hint={words.usedHint}
        options={places.map((value) => ({ value, label: words.places[value] }))}
        picked={used}
        onPick={(picked) => {
          const at = places.find((place) => picked.includes(place) !== used.includes(place))
          if (at) use.mutate({ at, used: picked.includes(at) })
        }}
      />
      {use.isError && <Wrong>{use.error.message}</Wrong>}
    </section>
  )
}
