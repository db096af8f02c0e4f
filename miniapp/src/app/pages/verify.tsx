import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { verify as words } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextArea, Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/states.tsx'
import { useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { Found } from '../verify/found.tsx'
import { PictureField } from '../verify/picture-field.tsx'

const longest = 20_000

/** Whether a text that somebody was sent is the office's own, and what in it is not. */
export const Verify = () => (
  <Page title={words.title} onBack={useBack('/')}>
    <p>{words.lead}</p>
    <Checking />
    <Link to="/feedback" className={buttonClass('plain')}>
      {words.tell}
    </Link>
  </Page>
)

/** A text to look up, and what is known of it. */
export function Checking() {
  const { api } = useLoa()
  const [text, setText] = useDraft('verify')
  const [show, setShow] = useState(false)
  const [wrong, setWrong] = useState('')
  const [picture, setPicture] = useState<File | null>(null)
  const check = useMutation({
    mutationFn: ({ picture, ...asked }: { text: string; show: boolean; picture: File | null }) =>
      picture
        ? read(api.verify.picture.$post({ form: { picture, ...(asked.show && { show: 'yes' as const }) } }))
        : read(api.verify.$post({ json: asked })),
  })
  // On a phone the answer would stand below the edge.
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (check.data) end.current?.scrollIntoView({ block: 'start' })
  }, [check.data])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = text.trim() === '' && !picture
    const isLong = !picture && text.length > longest
    setWrong(isEmpty ? words.missing : isLong ? words.tooLong(text.length, longest) : '')
    if (!isEmpty && !isLong) check.mutate({ text, show, picture })
  }
  return (
    <>
      <form className="writing" onSubmit={submit}>
        <TextArea
          label={words.field}
          hint={words.hint}
          rows={8}
          value={text}
          wrong={wrong || undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <PictureField picture={picture} onPicture={setPicture} />
        <Tick label={words.show} checked={show} onChange={setShow} />
        <Button type="submit" icon="search" busy={check.isPending}>
          {words.check}
        </Button>
      </form>
      {check.isPending && <Loading />}
      {check.isPending && picture && <p>{words.reading}</p>}
      {check.isError && <Wrong>{check.error.message}</Wrong>}
      <div ref={end} className="verify-found">
        {check.data && !check.isPending && <Found verified={check.data} />}
      </div>
    </>
  )
}
