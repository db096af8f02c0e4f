import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { InForce } from '../../../core/library/force/in-force.ts'
import type { ToldChange } from '../../../db/schema/library.ts'
import { type createApi, read } from '../api.ts'
import { reading as words } from '../strings.ts'
import { Button } from './button.tsx'
import { Changes } from './changes.tsx'
import './reading.css'

type Passage = {
  id: string
  position: number
  label: string
  heading: string
  path: string
  lead: string
  text: string
  page: number | null
  aside: boolean
  inForce: InForce
  changes: ToldChange[]
}
type Stretch = { from: number; total: number; passages: Passage[] }

const size = 40

type Props = {
  api: ReturnType<typeof createApi>
  /** What the passage that was cited opened to; `moved` where it is gone and this is the nearest. */
  opened: { passage: Pick<Passage, 'id'>; document: { id: string }; around: Stretch; moved: boolean }
  href?: (to: string) => string
}

/** A document as it reads, from around one passage on, which is marked and brought into sight; the rest comes when asked for. */
export function Reading({ api, opened: { passage, document, around, moved }, href }: Props) {
  const { id } = document
  const marked = passage.id
  const query = useInfiniteQuery({
    queryKey: ['reading', id, marked, around.from],
    initialPageParam: { from: around.from, limit: size },
    initialData: { pages: [around], pageParams: [{ from: around.from, limit: size }] },
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ pageParam }) => read(api.library.documents[':id'].passages.$get({ param: { id }, query: pageParam })),
    getNextPageParam: ({ from, total, passages }) => {
      const next = from + passages.length
      return passages.length > 0 && next < total ? { from: next, limit: size } : undefined
    },
    getPreviousPageParam: ({ from }) => {
      const start = Math.max(0, from - size)
      return from > 0 ? { from: start, limit: from - start } : undefined
    },
  })
  const { hasPreviousPage, hasNextPage, isFetchingPreviousPage, isFetchingNextPage, isFetchNextPageError } = query
  const passages = query.data.pages.flatMap((page) => page.passages)
  const keepPlace = useKeptPlace(passages[0]?.id)
  const more = (earlier: boolean) => {
    if (earlier) keepPlace()
    void (earlier ? query.fetchPreviousPage() : query.fetchNextPage())
  }
  const trouble = query.isError && <p role="alert">{query.error.message}</p>
  return (
    <div className="reading">
      {hasPreviousPage && (
        <>
          <Button look="quiet" wide busy={isFetchingPreviousPage} onClick={() => more(true)}>
            {isFetchingPreviousPage ? words.loading : words.earlier}
          </Button>
          {!isFetchNextPageError && trouble}
        </>
      )}
      {blocksOf(passages).map((block) => (
        <Block key={block[0]?.id} passages={block} marked={marked} moved={moved} href={href} />
      ))}
      {hasNextPage && (
        <>
          {isFetchNextPageError && trouble}
          <Button look="quiet" wide busy={isFetchingNextPage} onClick={() => more(false)}>
            {isFetchingNextPage ? words.loading : words.later}
          </Button>
        </>
      )}
    </div>
  )
}

/** What is added above must not push away what is being read. */
function useKeptPlace(first: string | undefined): () => void {
  const below = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is kept when another passage has become the first
  useLayoutEffect(() => {
    if (below.current === null) return
    window.scrollTo(0, document.documentElement.scrollHeight - below.current)
    below.current = null
  }, [first])
  return () => {
    below.current = document.documentElement.scrollHeight - window.scrollY
  }
}

type Shown = Passage & { under: { path: string; heading: string; page: number | null; changes: ToldChange[] } }

/** Passages with what is new above each, the rows of a table together. */
function blocksOf(passages: Passage[]): Shown[][] {
  const blocks: Shown[][] = []
  let before: Passage | undefined
  for (const passage of passages) {
    const under = {
      path: isTold(passage, before) ? '' : passage.path,
      heading: passage.heading === before?.heading || passage.heading === passage.text ? '' : passage.heading,
      page: passage.page === before?.page ? null : passage.page,
      changes: isSame(passage.changes, before?.changes ?? []) ? [] : passage.changes,
    }
    const shown = { ...passage, under }
    const table = blocks.at(-1)
    if (isRow(passage) && before && isRow(before) && under.heading === '') table?.push(shown)
    else blocks.push([shown])
    before = passage
  }
  return blocks
}

/** What became of a whole article is told at its first clause. */
const isSame = (one: ToldChange[], other: ToldChange[]) =>
  one.length === other.length && one.every(({ note }, i) => note === other[i]?.note)

/** The divisions above are told once, and not where their title stands just above or begins the heading. */
const isTold = ({ path, heading }: Passage, before: Passage | undefined) =>
  path === before?.path || heading.startsWith(path) || (before?.aside === true && path.endsWith(before.text))

const isRow = ({ text }: Passage) => /^\|.*\|$/m.test(text)

type BlockProps = { passages: Shown[]; marked: string; moved: boolean; href?: (to: string) => string }

function Block({ passages, marked, moved, href }: BlockProps) {
  const [first] = passages
  if (!first) return null
  const { path, heading, page } = first.under
  // A clause that was cited tells of itself, also where the one before it told the same.
  const told = passages.find(({ id }) => id === marked) ?? passages.find(({ under }) => under.changes.length > 0)
  const changes = told && (told.id === marked ? told.changes : told.under.changes)
  return (
    <>
      {page !== null && <p className="reading-page">{words.page(page)}</p>}
      {path && !first.aside && <p className="reading-path">{path}</p>}
      {heading && <h3>{heading}</h3>}
      {moved && passages.some(({ id }) => id === marked) && (
        <p className="reading-moved" role="status">
          {words.moved}
        </p>
      )}
      {changes && <Changes of={changes} inForce={told.inForce} href={href} />}
      {isRow(first) ? <Rows passages={passages} marked={marked} /> : <Clause passage={first} marked={marked} />}
    </>
  )
}

function Clause({ passage: { id, label, heading, text, aside }, marked }: { passage: Shown; marked: string }) {
  const named = !aside && !heading.startsWith(label)
  return (
    <Marked on={id === marked}>
      {named && <p className="reading-label">{label}</p>}
      {aside && heading === text ? <h3>{text}</h3> : <p className={aside ? 'reading-aside' : 'reading-text'}>{text}</p>}
    </Marked>
  )
}

/** The passage that was cited takes the focus, so that a screen reader and the keyboard begin at it too. */
function Marked({ on, children }: { on: boolean; children: React.ReactNode }) {
  const here = useRef<HTMLElement>(null)
  useEffect(() => (on ? bringIntoSight(here.current) : undefined), [on])
  if (!on) return <section className="reading-clause">{children}</section>
  return (
    <section className="reading-clause reading-marked" ref={here} tabIndex={-1} aria-label={words.passage}>
      {children}
    </section>
  )
}

function bringIntoSight(element: HTMLElement | null) {
  // A page that opens scrolls to its top first.
  const frame = requestAnimationFrame(() => {
    if (!element) return
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: element.offsetHeight > window.innerHeight * 0.7 ? 'start' : 'center' })
  })
  return () => cancelAnimationFrame(frame)
}

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

function Rows({ passages, marked }: { passages: Shown[]; marked: string }) {
  const head = passages[0]?.lead || (passages[0]?.text.split('\n')[0] ?? '')
  const rows = passages.filter(({ text }) => text.split('\n')[0] !== head)
  return (
    <div className="reading-table">
      <table>
        <thead>
          <tr>
            {cellsOf(head).map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <th key={i} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, text }) => (
            <Row key={id} cells={cellsOf(text)} on={id === marked} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ cells, on }: { cells: string[]; on: boolean }) {
  const here = useRef<HTMLTableRowElement>(null)
  useEffect(() => (on ? bringIntoSight(here.current) : undefined), [on])
  return (
    <tr
      ref={here}
      className={on ? 'reading-marked' : undefined}
      {...(on && { tabIndex: -1, 'aria-label': words.passage })}
    >
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={i}>{cell}</td>
      ))}
    </tr>
  )
}
