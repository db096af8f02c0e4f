import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { Loaded } from '../../../../ui/states.tsx'
import { problemOf, useAct } from '../../../act.ts'
import type { WinnerForms, WinnersDesk } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { dayOf, fieldOf, instantOf, written, writtenDay } from '../../../clock.ts'
import { MomentField } from '../../fields/day-field.tsx'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { AskedAct } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Note, Refusal } from '../../shared/note.tsx'
import { results } from './strings.ts'

const words = results.winners
const keyOf = (roundId: string) => ['contests', roundId, 'winners']
const weekMs = 7 * 86_400_000

/** Whom the office asks who they are, and the forms under seal. */
export function Winners({ roundId }: { roundId: string }) {
  const query = useQuery({
    queryKey: keyOf(roundId),
    queryFn: () => read(api.contests.rounds[':id'].winners.$get({ param: { id: roundId } })),
  })
  return (
    <section>
      <Title order={2} mb="xs">
        {words.title}
      </Title>
      <Text className="soft" mb="sm">
        {words.lead}
      </Text>
      <Loaded query={query}>
        {(desk) =>
          desk.ranked ? (
            <Stack gap="md">
              <CallForm roundId={roundId} desk={desk} />
              {desk.call && <Sealed roundId={roundId} desk={desk} />}
            </Stack>
          ) : (
            <Text>{words.practice}</Text>
          )
        }
      </Loaded>
    </section>
  )
}

function CallForm({ roundId, desk: { call, mark, closesAt } }: { roundId: string; desk: WinnersDesk }) {
  const fresh = {
    places: call ? String(call.places) : '',
    purpose: call?.purpose ?? '',
    until: fieldOf(call?.until ?? closesAt + weekMs),
  }
  const { typed, change, drop, note } = useKept(`winner-call.${roundId}`, fresh, mark)
  const save = useAct(
    () =>
      read(
        api.contests.rounds[':id'].winners.$put({
          param: { id: roundId },
          json: { places: Number(typed.places), purpose: typed.purpose, until: instantOf(typed.until) ?? 0, mark },
        }),
      ),
    { reload: [keyOf(roundId)] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        {note}
        <TextInput
          label={words.places}
          inputMode="numeric"
          value={typed.places}
          error={problemOf(save.error, 'places')}
          onChange={(event) => change({ places: event.currentTarget.value.replace(/[^\d]/g, '') })}
        />
        <TextInput
          label={words.purpose}
          description={words.purposeHint}
          maxLength={300}
          value={typed.purpose}
          error={problemOf(save.error, 'purpose')}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <MomentField
          label={words.until}
          value={typed.until}
          error={problemOf(save.error, 'until')}
          onChange={(until) => change({ until })}
        />
        <Refusal error={save.error} />
        <Group>
          <ActButton
            type="submit"
            loading={save.pending}
            off={lacking((!typed.places || !typed.purpose.trim() || !typed.until) && words.missing)}
          >
            {words.save}
          </ActButton>
        </Group>
        <Text aria-live="polite">{save.result && !save.pending ? words.saved : ''}</Text>
      </Stack>
    </form>
  )
}

function Sealed({ roundId, desk: { filled, opening } }: { roundId: string; desk: WinnersDesk }) {
  // What was read is held here alone, and gone with the page.
  const [forms, setForms] = useState<WinnerForms | null>(null)
  const param = { id: roundId }
  const { typed, change, drop } = useKept(`winner-open.${roundId}`, { reason: '' })
  const reload = [keyOf(roundId)]
  const ask = useAct(
    () => read(api.contests.rounds[':id'].winners.ask.$post({ param, json: { reason: typed.reason } })),
    { reload },
  )
  const agree = useAct(() => read(api.contests.rounds[':id'].winners.agree.$post({ param })), { reload })
  const open = useAct(() => read(api.contests.rounds[':id'].winners.read.$post({ param })), { reload: [] })
  return (
    <Stack gap="sm">
      <Text>{words.filled(filled)}</Text>
      {opening && <Note>{words.asked(opening.askedBy, written(opening.askedAt), opening.reason)}</Note>}
      {!opening && (
        <>
          <Textarea
            label={words.reason}
            maxLength={300}
            value={typed.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <Refusal error={ask.error} />
          <Group>
            <ActButton
              variant="outline"
              loading={ask.pending}
              off={lacking(typed.reason.trim() === '' && words.reasonMissing)}
              onClick={() => ask.go(undefined, drop)}
            >
              {words.ask}
            </ActButton>
          </Group>
        </>
      )}
      {opening && !opening.agreed && opening.mine && <Text>{words.waits}</Text>}
      {opening && !opening.agreed && !opening.mine && (
        <Group>
          <AskedAct act={agree} words={words.agree} title={words.agreeTitle}>
            <Text>{words.agreeText}</Text>
          </AskedAct>
        </Group>
      )}
      {opening?.agreed && (
        <>
          <Text>{opening.readable && opening.until ? words.opened(written(opening.until)) : words.notYours}</Text>
          {opening.readable && !forms && (
            <Group>
              <Button loading={open.pending} onClick={() => open.go(undefined, setForms)}>
                {words.read}
              </Button>
            </Group>
          )}
          <Refusal error={open.error} />
        </>
      )}
      {forms && (
        <>
          <Forms forms={forms} />
          <Group>
            <Button variant="default" onClick={() => setForms(null)}>
              {words.close}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

const Forms = ({ forms: { winners } }: { forms: WinnerForms }) =>
  winners.length === 0 ? (
    <Text>{words.none}</Text>
  ) : (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {[words.place, words.name, words.birthYear, words.phone, words.unit, words.eraseAt].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {winners.map(({ place, form, filledAt, eraseAt }) => (
            <tr key={`${place} ${filledAt}`}>
              <td>{place ?? words.unplaced}</td>
              <th scope="row">{form ? form.name : words.unread}</th>
              <td>{form?.birthYear}</td>
              <td>{form?.phone}</td>
              <td>{form?.unit}</td>
              <td>{writtenDay(dayOf(eraseAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
