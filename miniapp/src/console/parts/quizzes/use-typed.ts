import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'

const waitMs = 400

/** Questions as the server reads them in what is typed or pasted; `settled` once that is all that stands there. */
export function useTyped(text: string) {
  const [asked] = useDebouncedValue(text, waitMs)
  const isEmpty = asked.trim() === ''
  const query = useQuery({
    queryKey: ['read-questions', asked],
    queryFn: () => read(api['question-bank'].read.$post({ json: { text: asked } })),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { questions = [], told = [] } = (!isEmpty && query.data) || {}
  return {
    questions: questions.map(({ text, options, correct, explanation = '', source = '' }) => ({
      ...{ text, options, correct },
      explanation: [explanation, source && `Căn cứ: ${source}`].filter(Boolean).join('\n'),
    })),
    told,
    settled: asked === text && (isEmpty || (query.isSuccess && !query.isPlaceholderData)),
    error: query.error,
  }
}
