import { Button, Group, Text } from '@mantine/core'
import { useLocation } from 'wouter'
import { read } from '../../../../api.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { useAct } from '../../../act.ts'
import type { QuizPage } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { useMay } from '../../../session.ts'
import { AskedAct } from '../../shared/confirm.tsx'
import { Note } from '../../shared/note.tsx'
import { quizzes } from '../strings.ts'
import { office as words } from './strings.ts'

/** What may be done to a quiz as a whole, each asked once with what it changes for whom. */
export function Steer({ quiz, onEdit }: { quiz: QuizPage; onEdit: () => void }) {
  const [, go] = useLocation()
  const { contentHash, own, others } = quiz.publishing
  const param = { id: quiz.id }
  const reload = [['quizzes']]
  const publish = useAct(() => read(api.quizzes[':id'].publish.$post({ param, json: { contentHash } })), { reload })
  const close = useAct(() => read(api.quizzes[':id'].close.$post({ param })), { reload })
  const remove = useAct(() => read(api.quizzes[':id'].$delete({ param })), { reload })
  const copy = useAct(() => read(api.quizzes[':id'].copy.$post({ param })), { reload })
  const isDraft = quiz.status === 'draft'
  const writes = useMay()('quiz.write')
  return (
    <>
      {isDraft && own && <Note>{others === 0 ? words.alone : words.secondPublishes(others)}</Note>}
      <Group gap="sm">
        {isDraft && !own && (
          <AskedAct act={publish} words={words.publish} title={words.titles.publish}>
            <Text>{words.publishText(quiz.questions.length, quiz.rounds.length)}</Text>
          </AskedAct>
        )}
        {writes && isDraft && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {quizzes.edit}
          </Button>
        )}
        {writes && (
          <AskedAct
            act={copy}
            words={words.copy}
            title={words.titles.copy}
            variant="default"
            onDone={({ id }) => go(`/quizzes/${id}`)}
          >
            <Text>{words.copiedText(quiz.questions.length)}</Text>
          </AskedAct>
        )}
        {writes && isDraft && (
          <AskedAct
            act={remove}
            words={words.delete}
            title={words.titles.delete}
            variant="outline"
            color="urgent"
            urgent
            onDone={() => go('/quizzes')}
          >
            <Text>{words.deleteText}</Text>
          </AskedAct>
        )}
        {writes && quiz.status === 'published' && (
          <AskedAct act={close} words={words.close} title={words.titles.close} variant="outline" color="urgent" urgent>
            <Text>{words.closeText}</Text>
          </AskedAct>
        )}
      </Group>
    </>
  )
}
