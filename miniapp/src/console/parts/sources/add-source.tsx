import { Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { AddressField } from '../fields/address-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { LookPreview } from './look-preview.tsx'
import { sources as words } from './strings.ts'
import { TermFields } from './term-fields.tsx'
import { termsOf, typedTerms } from './typed.ts'

/** Adds a source. What its address is, is seen by looking at it, which adding does where nobody did. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('source.manage')
  const { typed, change, drop, note } = useKept('source', {
    unitId: own,
    url: '',
    example: '',
    ...typedTerms(),
  })
  const leave = () => {
    drop()
    onClose()
  }
  const seen = useAct(
    ({ url, example }: { url: string; example: string }) =>
      read(api.sources.look.$post({ json: { url, ...(example && { example }) } })),
    { reload: [] },
  )
  const look = seen.result
  const add = useAct(
    () => {
      const kind = look?.items.length ? { kind: look.kind, pattern: look.pattern } : {}
      return read(api.sources.$post({ json: { unitId: typed.unitId, url: typed.url, ...termsOf(typed), ...kind } }))
    },
    { reload: [['sources']] },
  )
  const retype = (part: { url?: string; example?: string }) => {
    change(part)
    seen.reset()
  }
  const isUnclear = look !== undefined && look.items.length === 0
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={2}>{words.add}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            required
            label={words.name}
            value={typed.name}
            error={problemOf(add.error, 'name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <UnitSelect
            act="source.manage"
            required
            value={typed.unitId}
            onChange={(unitId) => change({ unitId, concerns: [] })}
          />
          <AddressField
            required
            label={words.url}
            description={words.urlHint}
            value={typed.url}
            error={problemOf(add.error, 'url')}
            onChange={(url) => retype({ url })}
          />
          <TextInput
            label={words.example}
            description={words.exampleHint}
            value={typed.example}
            onChange={(event) => retype({ example: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Group gap="sm">
          <ActButton
            variant="default"
            loading={seen.pending}
            off={lacking(!typed.url.trim() && words.url)}
            onClick={() => seen.go({ url: typed.url, example: typed.example })}
          >
            {look ? words.lookAgain : words.look}
          </ActButton>
        </Group>
        <Refusal error={seen.error} />
        {look && (
          <LookPreview
            look={look}
            onFeed={(url) => {
              change({ url, example: '' })
              seen.go({ url, example: '' })
            }}
          />
        )}
        <TermFields typed={typed} unitId={typed.unitId} error={add.error} onChange={change} />
        <Refusal error={add.error} />
        <FormEnd
          act={words.add}
          pending={add.pending}
          off={lacking(
            !typed.name.trim() && words.name,
            !typed.unitId && common.unit,
            !typed.url.trim() && words.url,
            isUnclear && words.example,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
