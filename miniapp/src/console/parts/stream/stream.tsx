import { type RefObject, useEffect, useState } from 'react'
import type { Item } from '../../api-types.ts'
import { useMay } from '../../session.ts'
import { deskWords as words } from '../desk/strings.ts'
import { UndoBar } from '../desk/undo-bar.tsx'
import type { Edition } from '../desk/use-edition.ts'
import type { Undo } from '../desk/use-undo.ts'
import { ItemCard } from '../items/item-card.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Help } from './help.tsx'
import type { Deed } from './keys.ts'
import { RejectQuestion } from './reject-question.tsx'
import { editedOf, StreamRow } from './stream-row.tsx'
import { useDecisions } from './use-decisions.ts'
import { useKeys, useKeysOff } from './use-keys.ts'

type Props = {
  items: Item[]
  edition: Edition | null
  undo: Undo
  search: RefObject<HTMLInputElement | null>
  help: { opened: boolean; open: () => void; close: () => void }
}

/** The stories of one page of the stream: gone through, decided on and taken into the edition, by keys or by buttons. */
export function Stream({ items, edition, undo, search, help }: Props) {
  const may = useMay()
  const keys = useKeysOff()
  const decisions = useDecisions(undo)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string | null>(null)
  const [rejecting, setRejecting] = useState<Item[]>([])
  const [said, setSaid] = useState<string | null>(null)
  const mayApprove = may('item.approve')
  const mayTake = may('digest.write')
  // What was decided on leaves the page: the next one stands where it stood.
  const current = items[Math.min(at, items.length - 1)]
  const held = new Set(edition?.content.items.map(({ id }) => id))
  const among = items.filter(({ id }) => chosen.has(id))

  const goTo = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to))
    setAt(next)
    document.getElementById(`item-${items[next]?.id}`)?.focus()
  }
  const toggle = ({ id }: Item) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const take = (some: Item[]) => {
    setSaid(null)
    if (!mayTake) return setSaid(words.mayNotWrite)
    if (!edition) return setSaid(words.noEdition)
    const fresh = some.filter(({ id }) => !held.has(id))
    if (fresh.length === 0) return setSaid(words.alreadyIn)
    fresh.forEach((item, i) => {
      edition.step({ act: 'place', item: editedOf(item), at: edition.content.items.length + i })
    })
  }
  const approve = (some: Item[]) => {
    setSaid(null)
    setChosen(new Set())
    void decisions.approve(some)
  }
  const reject = (some: Item[]) => {
    setSaid(null)
    decisions.forget()
    setRejecting(some)
  }
  const decideOn = (item: Item) => {
    if (item.status === 'approved') return take([item])
    if (item.status === 'rejected') return setSaid(words.rejectedItem)
    if (!mayApprove) return setSaid(words.mayNotApprove)
    if (item.mine) return setSaid(words.ownItem)
    approve([item])
  }
  const does: Record<Deed, () => void> = {
    next: () => goTo(Math.min(at, items.length - 1) + (document.activeElement?.id === `item-${current?.id}` ? 1 : 0)),
    previous: () => goTo(Math.min(at, items.length - 1) - 1),
    open: () => current && setOpened(opened === current.id ? null : current.id),
    take: () => current && decideOn(current),
    select: () => current && toggle(current),
    reject: () => {
      const some = (among.length > 0 ? among : current ? [current] : []).filter(({ status }) => status === 'draft')
      if (!mayApprove) setSaid(words.mayNotApprove)
      else if (some.length > 0) reject(some)
    },
    undo: () => void undo.undo(words.undone),
    search: () => search.current?.focus(),
    help: help.open,
  }
  useKeys(keys.off, (deed) => does[deed]())
  // A page is gone through from its top.
  const first = items[0]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is of the page that stands here
  useEffect(
    () => setChosen((before) => new Set([...before].filter((id) => items.some((item) => item.id === id)))),
    [first, items.length],
  )

  return (
    <>
      {items.length > 0 && (
        <BulkBar
          {...{ chosen: among, all: among.length === items.length, mayApprove, mayTake, pending: decisions.pending }}
          onAll={() => setChosen(new Set(items.map(({ id }) => id)))}
          onNone={() => setChosen(new Set())}
          onApprove={approve}
          onReject={reject}
          onTake={take}
        />
      )}
      {rejecting.length === 0 && <Refusal error={decisions.refused} />}
      <div aria-live="polite">{said && <Note>{said}</Note>}</div>
      {items.length > 0 && (
        <ul className="stream" aria-label={words.stream}>
          {items.map((item, index) => (
            <StreamRow
              key={item.id}
              {...{ item, mayApprove, mayTake, pending: decisions.pending }}
              current={item === current}
              chosen={chosen.has(item.id)}
              opened={opened === item.id}
              inEdition={held.has(item.id)}
              onChoose={() => {
                setAt(index)
                toggle(item)
              }}
              onOpen={() => {
                setAt(index)
                setOpened(opened === item.id ? null : item.id)
              }}
              onApprove={() => approve([item])}
              onReject={() => reject([item])}
              onTake={() => take([item])}
            >
              <ItemCard
                item={item}
                pending={decisions.pending}
                onApprove={() => approve([item])}
                onReject={() => reject([item])}
              />
            </StreamRow>
          ))}
        </ul>
      )}
      <UndoBar undo={undo} byKey={!keys.off} />
      <RejectQuestion
        key={rejecting.map(({ id }) => id).join()}
        items={rejecting}
        decisions={decisions}
        onClose={() => setRejecting([])}
      />
      <Help opened={help.opened} off={keys.off} onOff={keys.turn} onClose={help.close} />
    </>
  )
}
