import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import type { FormEvent } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Group as ChatGroup } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { tagWords as words } from './strings.ts'

const limits = { tag: 40, tags: 10 }

/** The office's own words for what kind of group this is; a digest can go to all of a kind. */
export function GroupTags({ group }: { group: ChatGroup }) {
  const { typed, change, drop, note } = useKept(`group.${group.id}.tag`, { tag: '' })
  const tag = typed.tag.trim()
  const save = useAct(
    (tags: string[]) =>
      read(api.groups[':id'].tags.$put({ param: { id: group.id }, json: { tags, mark: group.mark } })),
    { reload: [['groups']] },
  )
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (tag) save.go([...group.tags, tag], drop)
  }
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <p className="soft">{words.lead}</p>
      <Stack gap="sm">
        {group.tags.length > 0 && (
          <ul className="tags" aria-label={words.title}>
            {group.tags.map((tag) => (
              <li key={tag}>
                <span>{tag}</span>
                <Button
                  variant="subtle"
                  aria-label={words.remove(tag)}
                  loading={save.pending}
                  onClick={() => save.go(group.tags.filter((other) => other !== tag))}
                >
                  {words.removeShort}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {group.tags.length < limits.tags ? (
          <form onSubmit={add}>
            {note}
            <Group gap="sm" align="end">
              <TextInput
                required
                withAsterisk={false}
                label={words.add}
                description={words.examples}
                maxLength={limits.tag}
                value={typed.tag}
                onChange={(event) => change({ tag: event.currentTarget.value })}
              />
              <Button type="submit" variant="default" leftSection={<Icon name="plus" />} loading={save.pending}>
                {words.addNow}
              </Button>
            </Group>
          </form>
        ) : (
          <p className="soft">{words.full(limits.tags)}</p>
        )}
        <Refusal error={save.error} />
      </Stack>
    </section>
  )
}
