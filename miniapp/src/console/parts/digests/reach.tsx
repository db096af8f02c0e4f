import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { Refusal } from '../shared/note.tsx'
import { reach as words } from './strings.ts'

/** To how many places what is about to be approved will go, counted as the question is asked. */
export function Reach({ id }: { id: string }) {
  const { data, error } = useQuery({
    queryKey: ['approvals', id],
    queryFn: () => read(api.approvals[':id'].$get({ param: { id } })),
  })
  return error ? <Refusal error={error} /> : <Text>{data ? words.places(data.groups) : words.counting}</Text>
}
