import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Proof } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { useEdits } from '../parts/proofs/edits.ts'
import { Lines } from '../parts/proofs/lines.tsx'
import { Picture } from '../parts/proofs/picture.tsx'
import { Changes, SaveBar } from '../parts/proofs/save.tsx'
import { Steps } from '../parts/proofs/steps.tsx'
import { proofWords as words } from '../parts/proofs/strings.ts'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { common } from '../strings.ts'

/** A version beside the file that it was read from, with its doubts marked, each line to be put right. */
export function ProofDetail({ id }: { id: string }) {
  const [{ which }] = useFilters({ which: '' })
  const query = useQuery({
    queryKey: ['proof', id, which],
    queryFn: () => read(api.library.proofs[':id'].$get({ param: { id }, query: { which: which || undefined } })),
    // What waits may be shown at any moment.
    refetchInterval: ({ state }) => (state.data?.waits ? 5000 : false),
  })
  return (
    <Loaded query={query}>
      {(proof) => (
        <Page
          title={words.title}
          lead={
            <>
              <Link href={`/library/${id}`}>← {proof.title}</Link> {words.lead(proof.number, stateOf(proof))}
            </>
          }
        >
          <Stack gap="md">
            <About proof={proof} />
            {proof.hasLines && <Compared key={`${id} ${proof.which}`} proof={proof} />}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

const stateOf = ({ which, version }: Proof) =>
  which === 'shown' ? words.shown(version) : which === 'waiting' ? words.waiting(version) : words.earlier(version)

const isOpen = ({ which, waits, retired }: Proof) => which === 'waiting' || (which === 'shown' && !waits && !retired)

/** What this version is, whether it may be put right, and what was already. */
function About({ proof }: { proof: Proof }) {
  const { id, which, waits, retired, hasLines, leftOut, notes, corrections } = proof
  const lines = corrections.reduce((sum, { changes }) => sum + changes.length, 0)
  return (
    <>
      {!hasLines && <Note>{words.noLines}</Note>}
      {which === 'waiting' && <Note>{words.isWaiting}</Note>}
      {which === 'shown' && retired && <Note>{words.retired}</Note>}
      {waits && (
        <Note tone="urgent">
          {words.otherWaits} <Link href={`/library/${id}/proof?which=waiting`}>{words.toWaiting}</Link>
        </Note>
      )}
      {typeof which === 'number' && (
        <Note>
          {words.isEarlier} <Link href={`/library/${id}/proof`}>{words.toShown}</Link>
        </Note>
      )}
      {leftOut > 0 && <Note tone="urgent">{words.leftOut(leftOut)}</Note>}
      {notes.length > 0 && (
        <details>
          <summary>{words.notes(notes.length)}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      {lines > 0 && (
        <details>
          <summary>{words.corrections(lines)}</summary>
          <ul className="imports">
            {corrections.map(({ id: key, madeByName, madeAt, version, changes }) => (
              <li key={key}>
                <p className="facts">
                  <span>{words.correction(madeByName || common.someone, written(madeAt), version)}</span>
                </p>
                <Changes of={changes} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type Place = { part: number; line: number | null | undefined; doubt: number }

function Compared({ proof }: { proof: Proof }) {
  const { id, version, parts, doubts, file } = proof
  const which = String(proof.which)
  const edits = useEdits(id, which)
  const [place, setPlace] = useState<Place>({ part: 0, line: undefined, doubt: -1 })
  const [view, setView] = useState<keyof typeof words.views>('text')
  const [saved, setSaved] = useState('')
  const at = Math.min(place.part, parts.length - 1)
  const query = useQuery({
    queryKey: ['proof', id, which, 'part', at, proof.hash],
    queryFn: () =>
      read(api.library.proofs[':id'].parts[':part'].$get({ param: { id, part: String(at) }, query: { which } })),
    placeholderData: keepPreviousData,
  })
  const paged = (parts[0]?.page ?? null) !== null
  const called = (i: number) => (paged ? words.page : words.part)(i + 1, parts.length)
  const open = isOpen(proof)
  const nextDoubt = () => {
    const doubt = (place.doubt + 1) % doubts.length
    const { part, line } = doubts[doubt] ?? { part: 0, line: null }
    setPlace({ part, line, doubt })
    setView('text')
  }
  return (
    <div className="proof">
      {open && edits.note}
      {open && <Text>{words.hint}</Text>}
      <div className="proof-tools">
        <Steps
          label={words.parts}
          before={words.before}
          after={words.after}
          at={at + 1}
          of={parts.length}
          said={called(at)}
          named={parts.map(({ doubts: many }, i) => words.withDoubts(called(i), many))}
          onMove={(to) => setPlace({ ...place, part: to - 1, line: undefined })}
        />
        {doubts.length === 0 ? (
          <Text className="soft">{words.doubts.none}</Text>
        ) : (
          <Group gap="xs">
            <Button variant="default" leftSection={<Icon name="warning" />} onClick={nextDoubt}>
              {words.doubts.next}
            </Button>
            <Text aria-live="polite">
              {place.doubt < 0
                ? words.doubts.many(doubts.length)
                : words.doubts.at(Math.min(place.doubt + 1, doubts.length), doubts.length)}
            </Text>
          </Group>
        )}
        <div className="proof-switch">
          <Tabs label={words.view} value={view} choices={words.views} onChange={setView} />
        </div>
      </div>
      <div className="proof-sides" data-view={view}>
        <section className="proof-picture" aria-label={words.picture}>
          <Title order={2} size="h4">
            {words.picture}
          </Title>
          <Picture
            id={id}
            which={which}
            version={version}
            hasFile={file !== null}
            page={paged ? (parts[at]?.page ?? null) : null}
            reach={at / parts.length}
          />
        </section>
        <section className="proof-text" aria-label={words.text}>
          <Title order={2} size="h4">
            {words.text}
          </Title>
          <Loaded query={query}>
            {(part) => (
              <Lines
                key={part.part}
                part={part}
                edits={open ? edits : null}
                looked={part.part === at ? place.line : undefined}
                onNextDoubt={doubts.length > 1 ? nextDoubt : null}
              />
            )}
          </Loaded>
        </section>
      </div>
      {/* It stays while what it saved is read anew, which may close this version to more. */}
      <SaveBar
        proof={proof}
        open={open}
        edits={edits}
        onSaved={(said) => {
          setSaved(said)
          setPlace({ ...place, line: undefined, doubt: -1 })
        }}
      />
      {saved && edits.edits.length === 0 && (
        <div role="status" className="proof-saved">
          <Note tone="good">{saved}</Note>
        </div>
      )}
    </div>
  )
}
