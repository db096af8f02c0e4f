import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { Note } from '../shared/note.tsx'
import { unheld as words } from './strings.ts'

/** What an answer cites and people cannot look up: said before it is sent, and no reason not to send it. */
export function Unheld({ text }: { text: string }) {
  const [asked] = useDebouncedValue(text.trim(), 400)
  const { data } = useQuery({
    queryKey: ['unheld', asked],
    queryFn: () => read(api.library.unheld.$post({ json: { text: asked } })),
    enabled: asked !== '',
    placeholderData: (before) => before,
  })
  return (
    <div aria-live="polite">
      {asked && data && data.unheld.length > 0 && <Note tone="urgent">{words(data.unheld)}</Note>}
    </div>
  )
}
