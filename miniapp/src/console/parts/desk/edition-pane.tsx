import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf } from '../../clock.ts'
import { useMay, useNow } from '../../session.ts'
import { standingOf } from '../digests/outcome.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton } from '../shared/act-button.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { EditionNotes } from './edition-notes.tsx'
import { landing, useLifted } from './lifted.ts'
import { Pieces } from './pieces.tsx'
import { Previews } from './previews.tsx'
import { previewWords, editionWords as words } from './strings.ts'
import { type Edition, isOpen, useDigest, useEdition } from './use-edition.ts'
import type { Undo } from './use-undo.ts'

export type Place = { unitId: string; day: string }

const dayMs = 24 * 60 * 60_000

/** The first part of a unit's edition of a day; of no day named the next that is open, or none yet of tomorrow. */
function useEditionOf({ unitId, day }: Place) {
  const may = useMay()
  const now = useNow()
  const [today] = useState(() => dayOf(now()))
  const query = useQuery({
    queryKey: ['digests', 'of', unitId, day],
    enabled: unitId !== '' && may('digest.read'),
    queryFn: async () => {
      const { digests } = await read(api.digests.$get({ query: { unitId, day: day || undefined } }))
      const fit = digests.filter((digest) => day || (digest.day > today && isOpen(digest)))
      return fit.sort((a, b) => a.day.localeCompare(b.day) || a.part - b.part)[0] ?? null
    },
  })
  return { query, day: day || query.data?.day || dayOf(now() + dayMs) }
}

type Props = {
  place: Place
  onPlace: (place: Partial<Place>) => void
  undo: Undo
  onEdition: (edition: Edition | null) => void
}

/** The edition that the stream is made into, beside it: which it is, and what stands in it. */
export function EditionPane({ place, onPlace, undo, onEdition }: Props) {
  const [open, setOpen] = useState(false)
  const { query, day } = useEditionOf(place)
  const { lifted } = useLifted()
  const { data: digest } = query
  return (
    <section className="edition-pane" data-open={open || lifted !== null || undefined} aria-label={words.title}>
      <div className="head">
        <Title order={2} size="h3">
          {words.title}
        </Title>
        {digest && <Text className="soft">{words.items(digest.items.length)}</Text>}
        <Button variant="subtle" className="edition-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      <div className="edition-body">
        <Group gap="sm" align="flex-end">
          <UnitSelect act="digest.read" value={place.unitId} onChange={(unitId) => onPlace({ unitId })} />
          <DayField label={words.day} value={day} onChange={(day) => onPlace({ day })} />
        </Group>
        {place.unitId && (
          <Loaded query={query}>
            {(found) =>
              found ? (
                <Held id={found.id} undo={undo} onEdition={onEdition} />
              ) : (
                <Compose place={{ unitId: place.unitId, day }} />
              )
            }
          </Loaded>
        )}
      </div>
    </section>
  )
}

function Compose({ place }: { place: Place }) {
  const may = useMay()
  const compose = useAct(() => read(api.digests.$post({ json: place })), { reload: [['digests'], ['overview']] })
  return (
    <>
      <Text className="soft">{words.none}</Text>
      {may('digest.write') && (
        <Group>
          <ActButton off={false} loading={compose.pending} onClick={() => compose.go(undefined)}>
            {words.compose}
          </ActButton>
        </Group>
      )}
      <Refusal error={compose.error} />
    </>
  )
}

function Held({ id, ...rest }: { id: string; undo: Undo; onEdition: Props['onEdition'] }) {
  return <Loaded query={useDigest(id)}>{(digest) => <Open key={id} digest={digest} {...rest} />}</Loaded>
}

function Open({ digest, undo, onEdition }: { digest: Digest; undo: Undo; onEdition: Props['onEdition'] }) {
  const may = useMay()
  const edition = useEdition(digest, undo)
  const editable = may('digest.write') && isOpen(digest)
  useHanded(editable ? edition : null, onEdition)
  return (
    <>
      <Text className="soft">{standingOf(digest)}</Text>
      {editable ? (
        <Landing edition={edition}>
          {edition.note}
          <EditionNotes edition={edition} />
          <Pieces edition={edition} />
        </Landing>
      ) : (
        <>
          {!isOpen(digest) && <Note>{words.closed}</Note>}
          <ol className="numbered">
            {digest.items.map((item) => (
              <li key={item.id}>{item.title}</li>
            ))}
          </ol>
        </>
      )}
      <details>
        <summary>{previewWords.open}</summary>
        <Previews digest={digest} />
      </details>
      <Link href={`/digests/${digest.id}`}>{words.whole}</Link>
    </>
  )
}

/** Hands the edition to the stream beside it as it now stands, and takes it away when it goes. */
function useHanded(edition: Edition | null, onEdition: Props['onEdition']) {
  const stands = edition && `${edition.digest.contentHash} ${edition.digest.status} ${edition.unsaved.length}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: when what it holds has changed, not at each drawing
  useEffect(() => {
    onEdition(edition)
    return () => onEdition(null)
  }, [stands])
}

function Landing({ edition, children }: { edition: Edition; children: ReactNode }) {
  const { lifted } = useLifted()
  const { items } = edition.content
  return (
    <div
      className="landing"
      {...landing(lifted, (item) =>
        edition.step({ act: 'place', item, at: items.filter(({ id }) => id !== item.id).length }),
      )}
    >
      {children}
      {lifted && <Text className="landing-words">{words.drop}</Text>}
    </div>
  )
}
