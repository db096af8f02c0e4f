import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { ProcedureHead } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, writtenDay } from '../../clock.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Status } from '../shared/status.tsx'
import './chosen-list.css'
import { ProcedureSaid } from './procedure-said.tsx'
import { stateOf } from './state-of.ts'
import { procedureWords } from './strings.ts'

const words = procedureWords.many
/** What is done to those that are chosen: what waits is approved, what is shown is said to still hold. */
export type Deed = 'approve' | 'check'
type Outcome = { done: number; refused: { name: string; message: string }[] }

const mayChoose: Record<Deed, (one: ProcedureHead) => boolean> = {
  approve: ({ waits, mine }) => waits && !mine,
  check: ({ status }) => status === 'shown',
}

type Props = { procedures: ProcedureHead[]; deed: Deed; none: ReactNode }

/**
 * Procedures of which many are chosen and decided on at once. What is sent names each as it stood when it was ticked, so that
 * whatever was changed since is refused and told by name.
 */
export function ChosenList({ procedures, deed, none }: Props) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ProcedureHead>>(new Map())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const told = useRef<HTMLDivElement>(null)
  const many = useAct(
    async () => {
      const those = [...chosen.values()]
      const { done, refused } = await decide(deed, those)
      const nameOf = (id: string) => chosen.get(id)?.name ?? ''
      return { done: done.length, refused: refused.map(({ id, message }) => ({ name: nameOf(id), message })) }
    },
    { reload: [['procedures'], ['overview']] },
  )
  useEffect(() => {
    if (outcome) told.current?.focus()
  }, [outcome])
  const choosable = procedures.filter(mayChoose[deed])
  const isAll = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id))
  const toggle = (one: ProcedureHead) => {
    const next = new Map(chosen)
    if (!next.delete(one.id)) next.set(one.id, one)
    setChosen(next)
  }
  return (
    <>
      <div ref={told} tabIndex={-1} role="status">
        {outcome && <Told deed={deed} outcome={outcome} />}
      </div>
      {choosable.length > 1 && (
        <Checkbox
          className="choose-all"
          size="md"
          checked={isAll}
          indeterminate={!isAll && chosen.size > 0}
          onChange={() => setChosen(isAll ? new Map() : new Map(choosable.map((one) => [one.id, one])))}
          label={words.all(choosable.length)}
        />
      )}
      {none || (
        <ul className="rows">
          {procedures.map((one) => (
            <ChosenRow
              key={one.id}
              procedure={one}
              chosen={chosen.has(one.id)}
              onChoose={mayChoose[deed](one) ? () => toggle(one) : null}
            />
          ))}
        </ul>
      )}
      <Refusal error={many.error} />
      {chosen.size > 0 && (
        <Group gap="sm" className="choose-bar">
          <Text role="status">{words.chosen(chosen.size)}</Text>
          <AskedAct
            act={many}
            words={words.act[deed](chosen.size)}
            title={words.title[deed](chosen.size)}
            icon="check"
            onDone={(output) => {
              setChosen(new Map())
              setOutcome(output)
            }}
          >
            <Text>{words.lead[deed]}</Text>
            <ul className="choose-names">
              {[...chosen.values()].map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </AskedAct>
          <Button variant="subtle" onClick={() => setChosen(new Map())}>
            {words.none}
          </Button>
        </Group>
      )}
    </>
  )
}

const decide = (deed: Deed, those: ProcedureHead[]) =>
  deed === 'approve'
    ? read(
        api.procedures.approvals.$post({
          json: { procedures: those.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? '' })) },
        }),
      )
    : read(
        api.procedures.checks.$post({
          json: { procedures: those.map(({ id, shownVersion }) => ({ id, shownVersion: shownVersion ?? 0 })) },
        }),
      )

const Told = ({ deed, outcome: { done, refused } }: { deed: Deed; outcome: Outcome }) => (
  <>
    {done > 0 && <Note tone="good">{words.done[deed](done)}</Note>}
    {refused.length > 0 && (
      <Note tone="urgent">
        {words.refused[deed](refused.length)}
        <ul>
          {refused.map(({ name, message }) => (
            <li key={name}>
              <strong>{name}:</strong> {message}
            </li>
          ))}
        </ul>
      </Note>
    )}
  </>
)

type RowProps = { procedure: ProcedureHead; chosen: boolean; onChoose: (() => void) | null }

function ChosenRow({ procedure, chosen, onChoose }: RowProps) {
  const [open, setOpen] = useState(false)
  const { id, name, called, unitName, checkedAt, status, waits, mine } = procedure
  const state = stateOf(procedure)
  const facts = [
    called.slice(0, 3).join(', '),
    unitName,
    status === 'shown' && checkedAt !== null && procedureWords.checked(writtenDay(dayOf(checkedAt))),
    status === 'shown' && waits && procedureWords.newer,
    mine && words.mine,
  ].filter(Boolean)
  return (
    <li className="choose-row" data-chosen={chosen || undefined}>
      {onChoose && (
        <Checkbox
          className="choose-box"
          size="md"
          checked={chosen}
          onChange={onChoose}
          aria-label={words.choose(name)}
        />
      )}
      <div className="choose-main">
        <Link href={`/procedures/${id}`} className="choose-link">
          {name}
        </Link>
        <p className="facts">
          {facts.map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
        </p>
        <p>
          <Status tone={state.tone}>{state.words}</Status>
        </p>
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.read}</summary>
          {open && <Content id={id} />}
        </details>
      </div>
    </li>
  )
}

function Content({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['procedures', id],
    queryFn: () => read(api.procedures[':id'].$get({ param: { id } })),
  })
  return (
    <Loaded query={query}>
      {({ content, shownContent }) => <ProcedureSaid content={content} before={shownContent} />}
    </Loaded>
  )
}
