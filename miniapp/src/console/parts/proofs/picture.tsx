import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded, Loading } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { Note } from '../shared/note.tsx'
import { Steps } from './steps.tsx'
import { proofWords as words } from './strings.ts'

type Props = {
  id: string
  which: string
  version: number
  hasFile: boolean
  /** The page that is read beside it; null where the text has no pages, and its pictures are turned apart. */
  page: number | null
  /** How far down the text its reader is, from 0 to 1. */
  reach: number
}

/** The file as it looks: a page drawn, or the source of a text; where neither can be, the file itself. */
export function Picture({ id, which, version, hasFile, page, reach }: Props) {
  const query = useQuery({
    queryKey: ['proof', id, which, 'file', version],
    queryFn: () => read(api.library.proofs[':id'].file.$get({ param: { id }, query: { which } })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.kind === 'drawing' ? 2000 : false),
  })
  return (
    <>
      <Loaded query={query}>
        {(file) => {
          if (file.kind === 'drawing')
            return (
              <div role="status">
                <Loading />
                <Text>{words.drawingFile}</Text>
              </div>
            )
          if (file.kind === 'none') return <Note>{file.message}</Note>
          if (file.kind === 'source')
            return (
              <>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
                <section className="proof-source" tabIndex={0} aria-label={words.source}>
                  {file.text}
                </section>
                {!file.whole && <Note>{words.cut}</Note>}
              </>
            )
          return <Pages id={id} which={which} pages={file.pages} page={page} reach={reach} />
        }}
      </Loaded>
      {hasFile && <a href={originalOf(id, version)}>{words.download}</a>}
    </>
  )
}

const originalOf = (id: string, version: number) =>
  `${api.library.documents[':id'].original.$url({ param: { id }, query: {} }).pathname}?version=${version}`

type PagesProps = Pick<Props, 'id' | 'which' | 'page' | 'reach'> & { pages: number }

function Pages({ id, which, pages, page, reach }: PagesProps) {
  const guessed = Math.min(pages, 1 + Math.floor(reach * pages))
  const [turned, turn] = useState<{ from: number; to: number } | null>(null)
  const [large, setLarge] = useState(false)
  // Whoever turns the pictures by hand does so until the text goes on.
  const shown = page ?? (turned?.from === guessed ? turned.to : guessed)
  return (
    <>
      {page === null && pages > 1 && (
        <>
          <Steps
            label={words.pictures}
            before={words.pictureBefore}
            after={words.pictureAfter}
            at={shown}
            of={pages}
            said={words.page(shown, pages)}
            onMove={(to) => turn({ from: guessed, to })}
          />
          <Text className="soft">{words.apart}</Text>
        </>
      )}
      <Group>
        <Button variant="default" leftSection={<Icon name="search" />} onClick={() => setLarge(!large)}>
          {large ? words.smaller : words.larger}
        </Button>
      </Group>
      <Drawn key={shown} id={id} which={which} page={shown} large={large} />
    </>
  )
}

function Drawn({ id, which, page, large }: { id: string; which: string; page: number; large: boolean }) {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming')
  const [tries, setTries] = useState(0)
  const address = api.library.proofs[':id'].pages[':page'].$url({
    param: { id, page: String(page) },
    query: { which },
  })
  if (state === 'failed')
    return (
      <div role="alert">
        <Note tone="urgent">
          {words.pictureFailed}{' '}
          <Button
            variant="subtle"
            onClick={() => {
              setState('coming')
              setTries(tries + 1)
            }}
          >
            {words.again}
          </Button>
        </Note>
      </div>
    )
  return (
    <section
      className="proof-paper"
      data-large={large || undefined}
      data-state={state}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={words.pictureOf(page)}
    >
      {state === 'coming' && <p role="status">{words.drawing}</p>}
      <img
        key={tries}
        src={`${address.pathname}${address.search}`}
        alt={words.pictureOf(page)}
        onLoad={() => setState('here')}
        onError={() => setState('failed')}
      />
    </section>
  )
}
