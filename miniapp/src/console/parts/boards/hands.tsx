import { Text } from '@mantine/core'
import type { Hands } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { boardWords } from './strings.ts'

const { hands: words } = boardWords

const called = ({ name, reachable }: { name: string; reachable: boolean }) => (reachable ? name : words.notOnZalo(name))

type Draft = { editedByName: string | null; hands: Hands | null }

/** Who wrote a draft, since when it waits, and who will approve it, in the order in which they are asked. */
export function HandsOf({ draft: { editedByName, hands } }: { draft: Draft }) {
  const author = editedByName ? words.writtenBy(editedByName) : words.auto
  if (!hands) return <Text className="soft">{author}</Text>
  const { waitingSince, duty, own, deputies, above } = hands
  const names = (some: readonly { name: string; reachable: boolean }[]) => some.map(called).join(', ')
  const lines = [
    duty && words.duty(called(duty)),
    own.length > 0 && words.own(names(own)),
    deputies.length > 0 &&
      words.deputies(
        deputies.map((one) => (one.deputyFor ? words.forWhom(called(one), one.deputyFor) : called(one))).join(', '),
      ),
    above && words.above(above),
  ].filter((line) => line !== null && line !== false)
  return (
    <>
      <Text className="soft">
        {author} {words.waiting(written(waitingSince))}
      </Text>
      {lines.length === 0 ? (
        <Text>{words.nobody}</Text>
      ) : (
        <ol className="numbered">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </>
  )
}

/** The same within a line of a list. */
export function handsFacts({ editedByName, hands }: Draft): (string | null)[] {
  if (!hands) return []
  const { waitingSince, duty, own } = hands
  const next = duty ? words.short(duty.name) : own.length > 0 ? words.own(own.map(({ name }) => name).join(', ')) : null
  return [editedByName && words.shortBy(editedByName), next, words.shortSince(written(waitingSince))]
}
