import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { CorrectionOffer } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useMay } from '../../session.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Note } from '../shared/note.tsx'
import { changed as words } from './strings.ts'

/** Notices that changed since they went out, each with the words that those who got it would be told. */
export function Changed() {
  const may = useMay()('digest.write')
  const [written, setWritten] = useState<CorrectionOffer | null>(null)
  const { data } = useQuery({
    queryKey: ['items', 'corrections'],
    enabled: may,
    queryFn: async () => (await read(api.items.corrections.$get())).offers,
  })
  if (!may || ((data ?? []).length === 0 && written === null)) return null
  return (
    <section className="card" aria-label={words.title}>
      <Text fw={600}>{words.title}</Text>
      <Text className="soft">{words.lead}</Text>
      <div role="status">
        {written !== null && (
          <Note tone="good">
            {words.written}{' '}
            <Link href={`/${written.kind === 'digest' ? 'digests' : 'announcements'}/${written.digestId}`}>
              {words.see}
            </Link>
          </Note>
        )}
      </div>
      <ul className="rows">
        {(data ?? []).map((offer) => (
          <Offer key={`${offer.itemId} ${offer.digestId}`} offer={offer} onWritten={() => setWritten(offer)} />
        ))}
      </ul>
    </section>
  )
}

function Offer({ offer, onWritten }: { offer: CorrectionOffer; onWritten: () => void }) {
  const { itemId, digestId, title, unitName, text } = offer
  const write = useAct(
    () => read(api.items[':id'].corrections.$post({ param: { id: itemId }, json: { digestId, text } })),
    { reload: [['items', 'corrections'], ['corrections'], ['overview']] },
  )
  return (
    <li className="row">
      <div className="row-main">
        <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
        <p className="facts">
          <span>{words.sentIn(title)}</span>
          <span>{unitName}</span>
        </p>
      </div>
      <AskedAct
        act={write}
        words={words.correct}
        title={words.correctTitle}
        variant="default"
        icon="edit"
        aria-label={words.correctOf(title)}
        onDone={onWritten}
      >
        <Text>{words.correctLead(title)}</Text>
        <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
      </AskedAct>
    </li>
  )
}
