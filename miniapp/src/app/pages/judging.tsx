import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { read } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Note, Tag } from '../../ui/card.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { type OwnSheets, sheetsOf } from '../network/queries.ts'
import { judgingPage as words } from '../network/strings.ts'

/** A judge's own sheets: each speaker with the marks that this judge gave. */
export const Judging = ({ id }: { id: string }) => {
  const query = useQuery(sheetsOf(useLoa(), id))
  return (
    <Page title={words.title} onBack={useBack('/network')}>
      <Loaded query={query}>
        {(sheets) => {
          const left = sheets.speakers.filter(({ marks }) => marks === null).length
          return (
            <>
              <h2 className="section-title">{sheets.title}</h2>
              {sheets.status === 'marking' ? (
                <>
                  <p>{words.lead}</p>
                  <p role="status">{left > 0 ? words.left(left) : words.complete}</p>
                </>
              ) : (
                <Note>
                  <p>{words.closed}</p>
                </Note>
              )}
              {sheets.speakers.map((speaker) => (
                <Sheet key={speaker.id} sheets={sheets} speaker={speaker} />
              ))}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** `8,5` as people write it, and `8.5` as some keyboards do; null where it is no number. */
const markOf = (typed: string) =>
  /^\d{1,3}([.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : null

type Props = { sheets: OwnSheets; speaker: OwnSheets['speakers'][number] }

function Sheet({ sheets: { id, criteria, status }, speaker }: Props) {
  const { api } = useLoa()
  const client = useQueryClient()
  const given = speaker.marks?.map((mark) => String(mark).replace('.', ',')) ?? criteria.map(() => '')
  // What was typed is kept on this phone until the office has it: a judge is called away, or the network is.
  const [draft, setDraft] = useDraft(`judging-${speaker.id}`)
  const [lacks, setLacks] = useState(false)
  const typed = draft ? draft.split(';') : given
  const save = useMutation({
    mutationFn: (marks: number[]) =>
      read(api.network.judging[':id'].$put({ param: { id }, json: { speakerId: speaker.id, marks } })),
    onSuccess(sheets) {
      setDraft('')
      client.setQueryData(['judging', id], sheets)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const marks = criteria.map((_, at) => markOf(typed[at] ?? ''))
    setLacks(marks.includes(null))
    if (!marks.includes(null)) save.mutate(marks as number[])
  }
  const open = status === 'marking'
  return (
    <form className="writing card" onSubmit={submit} aria-label={words.speaker(speaker.number, speaker.name)}>
      <h3 className="section-title">{words.speaker(speaker.number, speaker.name)}</h3>
      {speaker.unitName && <p className="facts">{speaker.unitName}</p>}
      <Tag tone={speaker.marks ? 'good' : 'plain'}>{speaker.marks ? words.saved : words.unsaved}</Tag>
      {criteria.map(({ name, most }, at) => (
        <TextField
          key={name}
          label={words.most(name, most)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          readOnly={!open}
          value={typed[at] ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value.replaceAll(';', '')
            setDraft(criteria.map((_, one) => (one === at ? value : (typed[one] ?? ''))).join(';'))
          }}
        />
      ))}
      {lacks && <Wrong>{words.lacking}</Wrong>}
      {save.isError && <Wrong>{save.error.message}</Wrong>}
      {open && (
        <Button type="submit" wide busy={save.isPending}>
          {words.save(speaker.name)}
        </Button>
      )}
    </form>
  )
}
