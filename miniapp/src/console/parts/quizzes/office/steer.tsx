import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../../../api.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { useAct } from '../../../act.ts'
import type { QuizPage } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { useMay } from '../../../session.ts'
import { Confirm } from '../../shared/confirm.tsx'
import { Note } from '../../shared/note.tsx'
import { quizzes } from '../strings.ts'
import { office as words } from './strings.ts'

type Step = 'publish' | 'close' | 'delete' | 'copy'

/** What may be done to a quiz as a whole, each asked once with what it changes for whom. */
export function Steer({ quiz, onEdit }: { quiz: QuizPage; onEdit: () => void }) {
  const [asking, setAsking] = useState<Step | null>(null)
  const [, go] = useLocation()
  const { contentHash, own, others } = quiz.publishing
  const param = { id: quiz.id }
  const steer = useAct(
    async (step: Step): Promise<string> => {
      if (step === 'publish') await read(api.quizzes[':id'].publish.$post({ param, json: { contentHash } }))
      if (step === 'close') await read(api.quizzes[':id'].close.$post({ param }))
      if (step === 'delete') {
        await read(api.quizzes[':id'].$delete({ param }))
        return '/quizzes'
      }
      if (step === 'copy') return `/quizzes/${(await read(api.quizzes[':id'].copy.$post({ param }))).id}`
      return ''
    },
    { reload: [['quizzes']] },
  )
  const texts: Record<Step, string> = {
    publish: words.publishText(quiz.questions.length, quiz.rounds.length),
    close: words.closeText,
    delete: words.deleteText,
    copy: words.copiedText(quiz.questions.length),
  }
  const leave = () => {
    steer.reset()
    setAsking(null)
  }
  const isDraft = quiz.status === 'draft'
  const writes = useMay()('quiz.write')
  return (
    <>
      {isDraft && own && <Note>{others === 0 ? words.alone : words.secondPublishes(others)}</Note>}
      <Group gap="sm">
        {isDraft && !own && <Button onClick={() => setAsking('publish')}>{words.publish}</Button>}
        {writes && isDraft && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {quizzes.edit}
          </Button>
        )}
        {writes && (
          <Button variant="default" onClick={() => setAsking('copy')}>
            {words.copy}
          </Button>
        )}
        {writes && isDraft && (
          <Button variant="outline" color="urgent" onClick={() => setAsking('delete')}>
            {words.delete}
          </Button>
        )}
        {writes && quiz.status === 'published' && (
          <Button variant="outline" color="urgent" onClick={() => setAsking('close')}>
            {words.close}
          </Button>
        )}
      </Group>
      {asking && (
        <Confirm
          opened
          title={words.titles[asking]}
          confirm={words[asking]}
          urgent={asking === 'close' || asking === 'delete'}
          pending={steer.pending}
          error={steer.error}
          onConfirm={() =>
            steer.go(asking, (next) => {
              leave()
              if (next) go(next)
            })
          }
          onClose={leave}
        >
          <Text>{texts[asking]}</Text>
        </Confirm>
      )}
    </>
  )
}
