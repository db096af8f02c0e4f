import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { FeedbackPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { Refusal } from '../shared/note.tsx'
import { caseWords, feedback as named } from './strings.ts'

const words = caseWords.suggested
const reload = { reload: [['feedback'], ['overview']] }

/** The kind and the unit that a case seems to be of, each accepted by one tap or left. */
export function Suggestions({ feedback: { id, version, suggested } }: { feedback: FeedbackPage }) {
  const { kind, unit } = suggested ?? {}
  const param = { id }
  const accept = useAct(
    () => read(api.feedback[':id'].kind.$post({ param, json: { kind: kind ?? 'khac', version } })),
    reload,
  )
  const reason = words.reason(unit?.name ?? '')
  const route = useAct(
    () => read(api.feedback[':id'].route.$post({ param, json: { unitId: unit?.id ?? '', reason, version } })),
    reload,
  )
  if (!kind && !unit) return null
  return (
    <section className="card">
      <Title order={2} size="h4">
        {words.title}
      </Title>
      <Stack gap="sm">
        {kind && (
          <Group gap="sm">
            <Text>{words.kind(named.categories[kind] ?? kind)}</Text>
            <Button variant="default" loading={accept.pending} onClick={() => accept.go(undefined)}>
              {words.kindAccept}
            </Button>
          </Group>
        )}
        <Refusal error={accept.error} />
        {unit && (
          <Stack gap="xs">
            <Text>
              {unit.because === 'named' ? words.named(unit.name) : words.habit(unit.name, unit.count, unit.of)}
            </Text>
            <Text className="soft">{words.told(reason)}</Text>
            <Group>
              <Button variant="default" loading={route.pending} onClick={() => route.go(undefined)}>
                {words.route(unit.name)}
              </Button>
            </Group>
          </Stack>
        )}
        <Refusal error={route.error} />
      </Stack>
    </section>
  )
}
