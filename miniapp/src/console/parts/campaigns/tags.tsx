import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Campaign } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { campaignWords as words } from './strings.ts'

/** Words by which it is found: suggested by rule, and none until somebody says so. */
export function Tags({ campaign: { id, tags, may } }: { campaign: Campaign }) {
  const { typed, change, drop } = useKept(`campaign.tag.${id}`, { tag: '' })
  const decide = useAct(
    (json: { tag: string; keep: boolean }) => read(api.campaigns[':id'].tags.$post({ param: { id }, json })),
    { reload: [['campaigns']] },
  )
  return (
    <section className="card" aria-label={words.tags}>
      <Title order={2} size="h3">
        {words.tags}
      </Title>
      <Text>{tags.confirmed.length === 0 ? words.tagsNone : tags.confirmed.join(', ')}</Text>
      {may.write && tags.suggested.length > 0 && (
        <>
          <Text className="soft">{words.suggested}</Text>
          {tags.suggested.map((tag) => (
            <Group key={tag} gap="xs">
              <Button variant="default" onClick={() => decide.go({ tag, keep: true })}>
                {words.keep(tag)}
              </Button>
              <Button variant="subtle" onClick={() => decide.go({ tag, keep: false })}>
                {words.not(tag)}
              </Button>
            </Group>
          ))}
        </>
      )}
      {may.write && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.tag.trim()) decide.go({ tag: typed.tag, keep: true }, drop)
          }}
        >
          <Group gap="sm" align="flex-end">
            <TextInput
              label={words.typed}
              maxLength={60}
              value={typed.tag}
              onChange={(event) => change({ tag: event.currentTarget.value })}
            />
            <Button type="submit" variant="default">
              {words.addTag}
            </Button>
          </Group>
        </form>
      )}
      <Refusal error={decide.error} />
    </section>
  )
}
