import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { PacketForm } from '../parts/network/packet-form.tsx'
import { packetWords as words } from '../parts/network/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export const packetTones: Record<keyof typeof words.states, Tone> = {
  draft: 'waiting',
  given: 'good',
  withdrawn: 'quiet',
}

/** What communicators get each month: listed and written. */
export function Packets() {
  const adding = useAdding(words.add, useMay()('packet.write'))
  const [, go] = useLocation()
  const query = useQuery({ queryKey: ['packets'], queryFn: () => read(api.packets.$get({ query: {} })) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <PacketForm onClose={adding.close} onSaved={(id) => go(`/packets/${id}`)} />}
      <Loaded query={query}>
        {({ packets }) =>
          packets.length === 0 ? (
            <Empty icon="document" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {packets.map(({ id, title, month, unitName, status, editedByName }) => (
                <Row
                  key={id}
                  href={`/packets/${id}`}
                  title={<strong>{title}</strong>}
                  facts={[words.of(unitName, month), editedByName && words.by(editedByName)]}
                  state={{ tone: packetTones[status], words: words.states[status] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
