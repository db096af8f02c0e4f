import { Checkbox, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { problemOf, useAct } from '../../act.ts'
import type { ReportHead } from '../../api-types.ts'
import { api } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { figureWords as words } from './strings.ts'

const fields = ['above', 'office', 'sign', 'place', 'signerTitle', 'signer'] as const

/** How a unit heads and signs its reports, and whether one is made each month. */
export function ReportForm({ unitId }: { unitId: string }) {
  const query = useQuery({
    queryKey: ['statistics', 'form', unitId],
    queryFn: () => read(api.statistics.report.form[':unitId'].$get({ param: { unitId } })),
  })
  return (
    <section className="card" aria-label={words.form}>
      <Title order={2}>{words.form}</Title>
      <Text className="soft">{words.formLead}</Text>
      <Loaded query={query}>{(head) => <Head unitId={unitId} head={head} />}</Loaded>
    </section>
  )
}

function Head({ unitId, head: { letterhead, monthly, mark } }: { unitId: string; head: ReportHead }) {
  const fresh = { ...letterhead, recipients: letterhead.recipients.join('\n'), monthly }
  const { typed, change, drop, note } = useKept(`report ${unitId}`, fresh, mark)
  const { monthly: each, recipients, ...lines } = typed
  const save = useAct(
    () =>
      read(
        api.statistics.report.form[':unitId'].$put({
          param: { unitId },
          json: {
            ...{ monthly: each, mark },
            letterhead: {
              ...lines,
              recipients: recipients
                .split('\n')
                .map((one) => one.trim())
                .filter(Boolean),
            },
          },
        }),
      ),
    { reload: [['statistics', 'form', unitId]] },
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
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {fields.map((name) => (
            <TextInput
              key={name}
              label={words[name]}
              maxLength={200}
              required={name === 'office' || name === 'place'}
              value={typed[name]}
              error={problemOf(save.error, `letterhead.${name}`)}
              onChange={(event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Textarea
          label={words.recipients}
          autosize
          minRows={2}
          maxLength={2000}
          value={recipients}
          error={problemOf(save.error, 'letterhead.recipients')}
          onChange={(event) => change({ recipients: event.currentTarget.value })}
        />
        <Checkbox
          label={words.monthly}
          checked={each}
          onChange={(event) => change({ monthly: event.currentTarget.checked })}
        />
        <Refusal error={save.error} />
        <div aria-live="polite">{save.result && <Note tone="good">{words.saved}</Note>}</div>
        <div>
          <ActButton
            type="submit"
            loading={save.pending}
            off={lacking(!typed.office.trim() && words.office, !typed.place.trim() && words.place)}
          >
            {words.save}
          </ActButton>
        </div>
      </Stack>
    </form>
  )
}
