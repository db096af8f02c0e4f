import { Button, Group, Text, Textarea, UnstyledButton } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { ProofLine, ProofPart } from '../../api-types.ts'
import type { Edits } from './edits.ts'
import { proofWords as words } from './strings.ts'

type Props = {
  part: ProofPart
  /** Null where nothing may be put right. */
  edits: Edits | null
  /** The doubted line that its reader stepped to; null is the page as a whole. */
  looked: number | null | undefined
  onNextDoubt: (() => void) | null
}

/** The lines of one page as they were read; each that may be put right opens where it stands. */
export function Lines({ part: { lines, doubts }, edits, looked, onNextDoubt }: Props) {
  const next = onNextDoubt && <NextDoubt onClick={onNextDoubt} />
  const [open, setOpen] = useState<number | null>(null)
  const page = useRef<HTMLDivElement>(null)
  const empty = lines.every(({ text }) => text.trim() === '')
  useEffect(() => {
    if (looked === null) bringIntoSight(page.current)
  }, [looked])
  return (
    <>
      {doubts.length > 0 && (
        <div className="proof-doubt" ref={page} tabIndex={-1}>
          {doubts.map((one) => (
            <Doubt key={one.kind}>{one.kind === 'ocr' ? words.doubts.ocr(one.confidence) : one.message}</Doubt>
          ))}
          {looked === null && next}
        </div>
      )}
      {empty && <Text>{words.nothingRead}</Text>}
      <ol className="proof-lines">
        {lines.map((line) => (
          <Line
            key={line.at}
            line={line}
            edits={edits}
            open={open === line.at}
            looked={looked === line.at}
            next={next}
            onOpen={(opened) => setOpen(opened ? line.at : null)}
          />
        ))}
      </ol>
    </>
  )
}

type LineProps = {
  line: ProofLine
  edits: Edits | null
  open: boolean
  looked: boolean
  next: ReactNode
  onOpen: (open: boolean) => void
}

function Line({ line, edits, open, looked, next, onOpen }: LineProps) {
  const here = useRef<HTMLLIElement>(null)
  const wasOpen = useRef(false)
  const edit = edits?.of(line)
  useEffect(() => {
    if (looked) bringIntoSight(here.current)
  }, [looked])
  // Whoever closes a line by the keyboard stays at it.
  useEffect(() => {
    if (wasOpen.current && !open) here.current?.querySelector('button')?.focus()
    wasOpen.current = open
  }, [open])
  const doubted = line.doubts.length > 0
  return (
    <li ref={here} data-doubt={doubted || undefined} data-looked={looked || undefined} tabIndex={-1}>
      {doubted && (
        <div>
          {line.doubts.map((one) => (
            <Doubt key={one.kind}>{saidOf(one)}</Doubt>
          ))}
        </div>
      )}
      {edits && open ? (
        <LineForm line={line} edits={edits} onDone={() => onOpen(false)} />
      ) : (
        <Shown line={line} after={edit ? edit.after : undefined} onOpen={edits ? () => onOpen(true) : null} />
      )}
      {looked && next}
    </li>
  )
}

const NextDoubt = ({ onClick }: { onClick: () => void }) => (
  <Group className="proof-next">
    <Button variant="default" rightSection={<Icon name="next" />} onClick={onClick}>
      {words.doubts.next}
    </Button>
  </Group>
)

const Doubt = ({ children }: { children: string }) => (
  <p className="proof-why">
    <Icon name="warning" />
    <span>{children}</span>
  </p>
)

function saidOf(doubt: ProofLine['doubts'][number]): string {
  if (doubt.kind === 'words') return words.doubts.words(doubt.words)
  return doubt.kind === 'gap' ? words.doubts.gap(doubt.articles) : words.doubts.cells
}

type ShownProps = { line: ProofLine; after: string | null | undefined; onOpen: (() => void) | null }

function Shown({ line: { text, doubts }, after, onOpen }: ShownProps) {
  const odd = doubts.flatMap((one) => (one.kind === 'words' ? one.words : []))
  const inside =
    after === undefined ? (
      text.trim() === '' ? (
        <span>{words.addHere}</span>
      ) : (
        <span>{withMarks(text, odd)}</span>
      )
    ) : (
      <span>
        {text.trim() !== '' && <del>{text}</del>}
        {after !== null && <ins>{after}</ins>}
        <b className="proof-state">{after === null ? words.isRemoved : words.edited}</b>
      </span>
    )
  if (!onOpen) return <p className="proof-line">{inside}</p>
  return (
    <UnstyledButton className="proof-line" aria-description={words.editLine('').replace(/:\s*$/, '')} onClick={onOpen}>
      {inside}
      <Icon name="edit" />
    </UnstyledButton>
  )
}

/** The words that nobody writes so, marked where they stand. */
function withMarks(text: string, odd: string[]) {
  if (odd.length === 0) return text
  const parts = text.split(/([\p{L}\p{M}]+)/u)
  return parts.map((part, i) =>
    i % 2 === 1 && odd.includes(part.normalize('NFC')) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
      <mark key={i}>{part}</mark>
    ) : (
      part
    ),
  )
}

function LineForm({ line: { at, text }, edits, onDone }: { line: ProofLine; edits: Edits; onDone: () => void }) {
  const edit = edits.of({ at, text })
  const key = { line: edit?.line ?? at, before: text }
  const after = edit?.after ?? (edit ? '' : text)
  return (
    <div className="proof-form">
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        label={words.line}
        description={/^[#|]/.test(text) ? `${words.lineHint} ${words.marks}` : words.lineHint}
        value={after}
        onChange={(event) => edits.put({ ...key, after: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Group gap="xs">
        <Button onClick={onDone}>{words.done}</Button>
        {text.trim() !== '' && (
          <Button
            variant="default"
            onClick={() => {
              edits.put({ ...key, after: null })
              onDone()
            }}
          >
            {words.remove}
          </Button>
        )}
        {edit && (
          <Button
            variant="default"
            onClick={() => {
              edits.restore(key)
              onDone()
            }}
          >
            {words.restore}
          </Button>
        )}
      </Group>
    </div>
  )
}

function bringIntoSight(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
