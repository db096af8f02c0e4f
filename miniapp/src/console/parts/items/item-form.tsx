import { SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { type ChangeEvent, useState } from 'react'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Item } from '../../api-types.ts'
import { api } from '../../client.ts'
import { fieldOf, instantOf } from '../../clock.ts'
import { useNow, useOwnUnit, useUnits } from '../../session.ts'
import { common } from '../../strings.ts'
import { AddressField } from '../fields/address-field.tsx'
import { MomentField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { LifeFields, lifeOf, typedLife } from './life-fields.tsx'
import { items } from './strings.ts'
import { Summarise } from './summarise.tsx'

const words = items.form

/** What a new one begins with; `key` tells one from another while it is being written. */
type Draft = { key: string; title: string }

type Props = { item?: Item; draft?: Draft; onMade?: (id: string) => void; onClose: () => void }

/** Writes a notice, or changes an item. What was typed stays until the server has taken it. */
export function ItemForm({ item, draft, onMade, onClose }: Props) {
  const { typed, change, drop, note } = useTyped(item, draft)
  const isNotice = item?.kind !== 'news'
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const { unitId, publishedAt, title, summary, sourceName, author, link } = typed
      const texts = { title, summary, sourceName, author, link, publishedAt: instantOf(publishedAt) ?? undefined }
      const body = isNotice ? { ...texts, life: lifeOf(typed) } : texts
      return item
        ? read(api.items[':id'].$patch({ param: { id: item.id }, json: { ...body, contentHash: item.contentHash } }))
        : read(api.items.$post({ json: { unitId, ...body } }))
    },
    { reload: [['items'], ['overview']] },
  )
  const field = (name: 'title' | 'summary' | 'sourceName' | 'author' | 'link' | 'publishedAt') => ({
    label: words[name],
    value: typed[name],
    error: problemOf(save.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change({ [name]: event.currentTarget.value }),
  })
  const off = lacking(
    !typed.unitId && common.unit,
    !typed.title.trim() && words.title,
    instantOf(typed.publishedAt) === null && words.publishedAt,
  )

  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          onMade?.(id)
          leave()
        })
      }}
    >
      <Title order={2}>{item ? words.editTitle : words.newTitle}</Title>
      <Stack gap="sm">
        {note}
        {item && <Note>{words.editNote}</Note>}
        {!item && (
          <UnitSelect
            act="item.write"
            required
            value={typed.unitId}
            onChange={(unitId) => change({ unitId })}
            error={problemOf(save.error, 'unitId')}
          />
        )}
        <TextInput required maxLength={300} {...field('title')} />
        <Textarea maxLength={2000} {...field('summary')} />
        {item?.kind === 'news' && item.link && <Summarise item={item} onSummary={(summary) => change({ summary })} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput description={words.sourceHint} {...field('sourceName')} />
          <AddressField description={words.linkHint} {...field('link')} onChange={(link) => change({ link })} />
          <TextInput {...field('author')} />
          <MomentField required {...field('publishedAt')} onChange={(publishedAt) => change({ publishedAt })} />
        </SimpleGrid>
        {isNotice && <LifeFields typed={typed} onChange={change} open={Boolean(item?.life)} />}
        <Refusal error={save.error} />
        <FormEnd act={item ? common.save : words.create} pending={save.pending} off={off} onClose={leave} />
      </Stack>
    </form>
  )
}

function useTyped(item?: Item, draft?: Draft) {
  const own = useOwnUnit('item.write')
  const { units } = useUnits()
  const [openedAt] = useState(useNow())
  const start = {
    unitId: item?.unitId ?? own,
    title: item?.title ?? draft?.title ?? '',
    summary: item?.summary ?? '',
    sourceName: item?.sourceName ?? '',
    author: item?.author ?? '',
    link: item?.link ?? '',
    publishedAt: fieldOf(item?.publishedAt ?? openedAt),
    ...typedLife(item?.life),
  }
  const { typed, kept, ...form } = useKept(`item.${item?.id ?? draft?.key ?? 'new'}`, start, item?.contentHash)
  // The office itself is the source of its own notice until somebody says otherwise.
  if (!item && kept.sourceName === undefined) typed.sourceName = units.find(({ id }) => id === typed.unitId)?.name ?? ''
  return { typed, ...form }
}
