import { Button, Group, Text } from '@mantine/core'
import { clockOf } from '../../clock.ts'
import { common } from '../../strings.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import type { Content, Step } from './steps.ts'
import { editionWords as words } from './strings.ts'
import type { Clash, Edition, Theirs } from './use-edition.ts'

const linesOf = ({ changes, status }: Theirs): string[] => [
  ...changes.added.map(words.added),
  ...changes.dropped.map(words.dropped),
  ...changes.reworded.map(words.reworded),
  ...(changes.reordered ? [words.reordered] : []),
  ...changes.lines.map((line) => words.lines[line]),
  ...(status ? [words.approvedNow] : []),
]

/** How an edition stands: kept or not, what somebody else changed, and what both changed at once. */
export function EditionNotes({ edition }: { edition: Edition }) {
  const { saving, savedAt, unsaved, error, theirs, wentOn, clash, asking, digest } = edition
  return (
    <>
      <Text className="soft" role="status">
        {saving ? words.saving : savedAt ? words.saved(clockOf(savedAt)) : words.auto}
      </Text>
      <div aria-live="polite">
        {theirs && (
          <Note>
            {words.changed(theirs.by ?? words.byLoa)}
            <ul>
              {linesOf(theirs).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {wentOn && <Text>{words.wentOn}</Text>}
            <Button variant="subtle" onClick={edition.seen}>
              {words.seen}
            </Button>
          </Note>
        )}
      </div>
      {clash && <Both edition={edition} clash={clash} />}
      <Refusal error={error} />
      {unsaved.length > 0 && !saving && (
        <Note tone="urgent">
          {words.unsaved(unsaved.length)}
          <Group gap="sm">
            <Button variant="default" onClick={edition.again}>
              {words.again}
            </Button>
            <Button variant="default" onClick={edition.giveUp}>
              {words.giveUp}
            </Button>
          </Group>
        </Note>
      )}
      <Confirm
        opened={asking !== null}
        title={words.voids}
        confirm={words.voidsDo}
        pending={false}
        error={null}
        onConfirm={edition.goOn}
        onClose={edition.leave}
      >
        <Text>{words.voidsText(digest.approvedByName ?? common.someone)}</Text>
      </Confirm>
    </>
  )
}

function Both({ edition, clash: { step, by, theirs } }: { edition: Edition; clash: Clash }) {
  const [their, my] = [theirsOf(step, theirs), mineOf(step)]
  return (
    <Note tone="urgent">
      {words.clash(by ?? words.byLoa)}
      <dl className="fact-list">
        <div>
          <dt>{words.theirs}</dt>
          <dd>{their || words.empty}</dd>
        </div>
        <div>
          <dt>{words.mine}</dt>
          <dd>{my || words.empty}</dd>
        </div>
      </dl>
      <Group gap="sm">
        <Button variant="default" onClick={() => edition.settle(false)}>
          {words.keepTheirs}
        </Button>
        {(their !== '' || step.act === 'line') && (
          <Button variant="default" onClick={() => edition.settle(true)}>
            {words.useMine}
          </Button>
        )}
      </Group>
    </Note>
  )
}

const told = ({ title, summary }: { title: string; summary: string }) => [title, summary].filter(Boolean).join(' – ')

function theirsOf(step: Step, theirs: Content): string {
  if (step.act === 'line') return theirs[step.line]
  const id = step.act === 'place' ? step.item.id : step.id
  const item = theirs.items.find((one) => one.id === id)
  return item ? told(item) : ''
}

function mineOf(step: Step): string {
  if (step.act === 'line') return step.text
  return step.act === 'words' ? told(step) : words.did.drop
}
