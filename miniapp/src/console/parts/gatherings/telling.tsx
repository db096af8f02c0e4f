import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { Note } from '../shared/note.tsx'
import { Bubble } from '../shared/phone.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.telling

export type Telling = { text: string; groups: number; people: number }

/** What those who are asked will read, word for word, and how many they are. */
export function TellingText({ of, reading }: { of: string; reading: () => Promise<Telling> }) {
  const query = useQuery({ queryKey: ['telling', of], queryFn: reading, staleTime: 0, gcTime: 0 })
  // Nobody is asked, or somebody else has decided: that is no failure, and trying again changes nothing.
  if (query.error instanceof ApiError && query.error.code === 'CONFLICT') return <Note>{query.error.message}</Note>
  return (
    <Loaded query={query}>
      {({ text, groups, people }) =>
        groups + people === 0 ? (
          <Text>{words.nobody}</Text>
        ) : (
          <>
            <Text>{words.reaches(groups, people)}</Text>
            <Bubble text={text} />
          </>
        )
      }
    </Loaded>
  )
}
