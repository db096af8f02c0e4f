import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { problemOf, useAct } from '../../act.ts'
import type { RoundCertificates } from '../../api-types.ts'
import { api } from '../../client.ts'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { CertificateRow } from './certificate-row.tsx'
import { certificates as words } from './certificate-strings.ts'

const listKey = (roundId: string) => ['certificates', roundId]

/** For what certificates of a round are given, and what became of them. */
export function Certificates({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const { typed, change } = useKept(`certificates.${roundId}`, { find: '' })
  const query = useQuery({
    queryKey: [...listKey(roundId), typed.find],
    queryFn: () => read(api.certificates.rounds[':id'].$get({ param: { id: roundId }, query: { find: typed.find } })),
    placeholderData: (before) => before,
  })
  return (
    <Stack gap="sm" mt="sm">
      <Text>{words.lead}</Text>
      <Loaded query={query}>
        {(found) => (
          <>
            <AwardForm roundId={roundId} found={found} onClose={onClose} />
            {found.award && <Given roundId={roundId} found={found} />}
            {(found.count > 0 || found.certificates.length > 0 || typed.find !== '') && (
              <>
                <TextInput
                  label={words.find}
                  value={typed.find}
                  onChange={(event) => change({ find: event.currentTarget.value })}
                />
                {found.certificates.length === 0 && <Text className="soft">{words.none}</Text>}
                <ul className="found">
                  {found.certificates.map((certificate) => (
                    <CertificateRow key={certificate.id} certificate={certificate} reload={[listKey(roundId)]} />
                  ))}
                </ul>
                {found.more && <Text className="soft">{words.more}</Text>}
              </>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

type AwardProps = { roundId: string; found: RoundCertificates; onClose: () => void }

const typedOf = (value: number | null | undefined) => (value ? String(value) : '')
const orNull = (typed: string) => (typed.trim() === '' ? null : Number(typed))

function AwardForm({ roundId, found: { award, awardMark: mark }, onClose }: AwardProps) {
  const fresh = { passPercent: typedOf(award?.passPercent), places: typedOf(award?.places) }
  const { typed, change, drop, note } = useKept(`award.${roundId}`, fresh, mark)
  const save = useAct(
    () =>
      read(
        api.certificates.rounds[':id'].award.$put({
          param: { id: roundId },
          json: { passPercent: orNull(typed.passPercent), places: orNull(typed.places), mark },
        }),
      ),
    { reload: [listKey(roundId)] },
  )
  const field = (name: 'passPercent' | 'places') => ({
    label: words[name],
    description: words.empty,
    type: 'number',
    min: 1,
    value: typed[name],
    error: problemOf(save.error, name),
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        {note}
        <Group gap="sm" align="flex-start">
          <TextInput {...field('passPercent')} max={100} />
          <TextInput {...field('places')} />
        </Group>
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(typed.passPercent === '' && typed.places === '' && words.one)}
          onClose={() => {
            drop()
            onClose()
          }}
        />
        <Text aria-live="polite">{save.result && !save.pending ? words.saved : ''}</Text>
      </Stack>
    </form>
  )
}

function Given({ roundId, found: { sealed, count } }: { roundId: string; found: RoundCertificates }) {
  const make = useAct(() => read(api.certificates.rounds[':id'].made.$post({ param: { id: roundId } })), {
    reload: [listKey(roundId)],
  })
  if (!sealed) return <Note>{words.waits}</Note>
  return (
    <Stack gap="xs">
      <Text>{words.count(count)}</Text>
      <Group gap="sm">
        <Button variant="outline" loading={make.pending} onClick={() => make.go(undefined)}>
          {words.make}
        </Button>
        {count > 0 && (
          <Anchor href={`/api/certificates/rounds/${roundId}/papers`} download>
            {words.print}
          </Anchor>
        )}
      </Group>
      <Refusal error={make.error} />
      <Text aria-live="polite">{make.result ? words.made(make.result) : ''}</Text>
    </Stack>
  )
}
