import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { BankQuestionPage } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { QuestionForm } from '../parts/question-bank/question-form.tsx'
import { bankWords as words } from '../parts/question-bank/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Page } from '../parts/shared/page.tsx'

export function BankQuestion({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['question-bank', id],
    queryFn: () => read(api['question-bank'][':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(question) => <Detail key={question.version} question={question} />}</Loaded>
}

function Detail({ question }: { question: BankQuestionPage }) {
  const [, go] = useLocation()
  const leave = () => go('/question-bank')
  const retire = useAct(() => read(api['question-bank'][':id'].retire.$post({ param: { id: question.id } })), {
    reload: [],
  })
  return (
    <Page title={words.title} lead={question.content.text}>
      <Stack gap="md">
        <QuestionForm question={question} onClose={leave} />
        <section>
          <Title order={2}>{words.versions}</Title>
          <ol className="found">
            {question.versions.map(({ version, content, writer, writtenAt }) => (
              <li key={version}>
                <strong>{words.versionBy(version, writer || words.somebody, written(writtenAt))}</strong>
                <Text>{content.text}</Text>
                <Text className="soft">{content.correct.map((at) => content.options[at]).join('; ')}</Text>
              </li>
            ))}
          </ol>
        </section>
        <Group>
          <AskedAct
            act={retire}
            words={words.retire}
            title={words.retireTitle}
            variant="outline"
            color="urgent"
            urgent
            onDone={leave}
          >
            <Text>{words.retireText}</Text>
          </AskedAct>
        </Group>
      </Stack>
    </Page>
  )
}
