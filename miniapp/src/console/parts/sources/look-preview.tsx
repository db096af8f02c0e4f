import { Button, Text } from '@mantine/core'
import type { Look } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { Note } from '../shared/note.tsx'
import { sources as words } from './strings.ts'

/** What would be collected from an address; a page that names feeds offers them. */
export function LookPreview({ look, onFeed }: { look: Look; onFeed: (url: string) => void }) {
  const { kind, items, feeds } = look
  return (
    <div aria-live="polite">
      {items.length > 0 ? (
        <Note tone="good">
          <strong>{words.found(words.kinds[kind], items.length)}</strong>
          <ul>
            {items.slice(0, 8).map(({ link, title, publishedAt }) => (
              <li key={link || title}>
                {title || link} <Text span>({publishedAt ? written(publishedAt) : words.noTime})</Text>
              </li>
            ))}
          </ul>
        </Note>
      ) : (
        <Note>
          <strong>{words.isPage}</strong> {words.needsExample}
        </Note>
      )}
      {feeds.length > 0 && (
        <Note>
          {words.hasFeeds}{' '}
          {feeds.map(({ link, title }) => (
            <Button key={link} variant="subtle" onClick={() => onFeed(link)}>
              {title || link}
            </Button>
          ))}
        </Note>
      )}
    </div>
  )
}
