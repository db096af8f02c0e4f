import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { ReviewedGroup } from '../parts/quizzes/entering/review-group.tsx'
import { entering } from '../parts/quizzes/entering/strings.ts'
import { Page } from '../parts/shared/page.tsx'

const words = entering.review

/** What somebody should look at in a round before its ranking is trusted. */
export function RoundReview({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['review', id],
    queryFn: () => read(api.rounds[':id'].review.$get({ param: { id } })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ groups, leftOut }) => (
          <Stack gap="md">
            {groups.length === 0 && <Text>{words.none}</Text>}
            {groups.map(({ doubt, papers }) => (
              <ReviewedGroup key={`${doubt} ${papers[0]?.attemptId}`} roundId={id} doubt={doubt} papers={papers} />
            ))}
            {leftOut.length > 0 && <ReviewedGroup roundId={id} doubt={null} papers={leftOut} />}
            <Text className="soft">{words.counted}</Text>
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
