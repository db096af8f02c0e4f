import { Button, Group, Text } from '@mantine/core'
import { digests } from '../digests/strings.ts'
import { landing, liftable, useLifted } from './lifted.ts'
import { editionWords as words } from './strings.ts'
import type { Edition } from './use-edition.ts'

/** The items of an edition in their order, each moved and left out by a button, or dragged. */
export function Pieces({ edition }: { edition: Edition }) {
  const { lifted, lift } = useLifted()
  const { items } = edition.content
  return (
    <ol className="pieces">
      {items.map((item, at) => (
        <li
          key={item.id}
          {...liftable(item, lift)}
          {...landing(lifted, (landed) =>
            edition.step({ act: 'place', item: landed, at: placeFor(items, landed, at) }),
          )}
        >
          <span>{item.title}</span>
          <Text className="soft">{item.own ? `${item.sourceName} · ${digests.own}` : item.sourceName}</Text>
          <Group gap="sm">
            {at > 0 && (
              <Button
                variant="subtle"
                aria-label={words.up(item.title)}
                onClick={() => edition.step({ act: 'place', item, at: at - 1 })}
              >
                {digests.up}
              </Button>
            )}
            {at < items.length - 1 && (
              <Button
                variant="subtle"
                aria-label={words.down(item.title)}
                onClick={() => edition.step({ act: 'place', item, at: at + 1 })}
              >
                {digests.down}
              </Button>
            )}
            {items.length > 1 ? (
              <Button
                variant="subtle"
                aria-label={words.out(item.title)}
                onClick={() => edition.step({ act: 'drop', id: item.id })}
              >
                {digests.removeItem}
              </Button>
            ) : (
              <Text className="soft">{words.last}</Text>
            )}
          </Group>
        </li>
      ))}
    </ol>
  )
}

// Where it stands before the place it is dropped at, its own leaving moves that place up by one.
const placeFor = (items: { id: string }[], { id }: { id: string }, at: number) => {
  const from = items.findIndex((item) => item.id === id)
  return from >= 0 && from < at ? at - 1 : at
}
