import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { feedback as words } from './strings.ts'

/** The words that the office answers with often; their fields in braces are filled in by hand. */
export function Templates({ onPick }: { onPick: (picked: { text: string; action: string }) => void }) {
  const { data } = useQuery({
    queryKey: ['feedback', 'templates'],
    queryFn: () => read(api.feedback.templates.$get()),
    staleTime: 60_000,
  })
  const templates = data?.templates ?? []
  if (templates.length === 0) return null
  return (
    <NativeSelect
      label={words.form.template}
      value=""
      data={[
        { value: '', label: words.form.noTemplate },
        ...templates.map(({ id, name, unitName }) => ({ value: id, label: `${name} – ${unitName}` })),
      ]}
      onChange={(event) => {
        const picked = templates.find(({ id }) => id === event.currentTarget.value)
        if (picked) onPick({ text: picked.text, action: picked.action })
      }}
    />
  )
}
