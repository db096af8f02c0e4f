import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Facts, Note } from '../../ui/card.tsx'
import { TextArea, TextField, Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { ApprovalPage } from '../api-types.ts'
import { approvalWords as words } from '../approval/strings.ts'
import { Who } from '../approval/who.tsx'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { approvalBy } from '../queries.ts'

/** What waits for a second person, read and approved on the phone: exactly what groups will get. */
export const Approval = ({ id }: { id: string }) => {
  const query = useQuery(approvalBy(useLoa(), id))
  const { error } = query
  const asksStep = error instanceof ApiError && error.reason === 'second-step.needed'
  return (
    <Page title={words.title} onBack={useBack('/')}>
      {asksStep ? (
        <SecondStep onPassed={() => void query.refetch()} />
      ) : (
        <Loaded query={query}>{(approval) => <Shown approval={approval} />}</Loaded>
      )}
    </Page>
  )
}

const Shown = ({ approval }: { approval: ApprovalPage }) => {
  const { id, title, unitName, sendAt, urgentReason, recurrence, text, groups, status } = approval
  const { approvals, needed, given, mine, returnedFor, image } = approval
  const waits = status === 'draft' && !returnedFor
  return (
    <article className="article">
      <header>
        <h2 className="article-title">{title}</h2>
        <Facts of={[unitName, words.groups(groups)]} />
      </header>
      {urgentReason && (
        <Note tone="urgent">
          <p>{words.urgentWhy(urgentReason)}</p>
        </Note>
      )}
      {returnedFor && (
        <Note>
          <p>{words.returned(returnedFor)}</p>
        </Note>
      )}
      <p>
        <b>{recurrence ? words.again(recurrence.at) : sendAt === null ? words.atOnce : words.at(momentOf(sendAt))}</b>
      </p>
      <section className="item">
        <h3>{words.words}</h3>
        <p className="verbatim">{text}</p>
        {image && <p className="facts">{words.picture}</p>}
      </section>
      <Who approval={approval} />
      {approvals.map(({ name, at }) => (
        <Note tone="good" key={at}>
          <p>{words.approvedBy(name, momentOf(at))}</p>
        </Note>
      ))}
      {waits && needed > approvals.length && given && <p>{words.oneMore}</p>}
      {waits && mine && (
        <Note>
          <p>{words.needsOther}</p>
        </Note>
      )}
      {!waits && !returnedFor && (
        <Note tone="good">
          <p>{words.done}</p>
        </Note>
      )}
      {waits && !given && !mine && <Decide key={id} approval={approval} />}
    </article>
  )
}

const Decide = ({ approval }: { approval: ApprovalPage }) => {
  const { api } = useLoa()
  const client = useQueryClient()
  const [returning, setReturning] = useState(false)
  const [reason, setReason] = useState('')
  const { id, contentHash, urgentReason } = approval
  const json = { contentHash }
  const reload = () => reread(client, [['approvals'], ['approval', id]])
  // Sent again after a lost answer, or decided by somebody else meanwhile: the page then tells how it stands.
  const onError = (error: Error) => (error instanceof ApiError && error.code === 'CONFLICT' ? reload() : undefined)
  const approve = useMutation({
    mutationFn: () => read(api.approvals[':id'].approve.$post({ param: { id }, json })),
    onSuccess(after) {
      client.setQueryData(['approval', id], after)
      return reload()
    },
    onError,
  })
  const giveBack = useMutation({
    mutationFn: () => read(api.approvals[':id'].return.$post({ param: { id }, json: { ...json, reason } })),
    onSuccess: reload,
    onError,
  })
  if (returning)
    return (
      <form
        className="writing"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) giveBack.mutate()
        }}
      >
        <TextArea
          required
          label={words.why}
          hint={words.whyHint}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {giveBack.isError && <Wrong>{giveBack.error.message}</Wrong>}
        <Actions>
          <Button type="submit" busy={giveBack.isPending}>
            {words.giveBack}
          </Button>
          <Button look="quiet" onClick={() => setReturning(false)}>
            {words.cancel}
          </Button>
        </Actions>
      </form>
    )
  return (
    <section className="writing">
      <p>{words.exact}</p>
      {approve.isError && <Wrong>{approve.error.message}</Wrong>}
      <Button icon="check" wide busy={approve.isPending} onClick={() => approve.mutate()}>
        {urgentReason ? words.approveUrgent : words.approve}
      </Button>
      <Button look="quiet" wide onClick={() => setReturning(true)}>
        {words.giveBack}
      </Button>
    </section>
  )
}

/** The code of the second step, where this person has one: without it nobody approves. */
const SecondStep = ({ onPassed }: { onPassed: () => void }) => {
  const { api } = useLoa()
  const [code, setCode] = useState('')
  const pass = useMutation({
    mutationFn: () => read(api.session['second-step'].$post({ json: { code } })),
    onSuccess: onPassed,
  })
  return (
    <form
      className="writing"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim()) pass.mutate()
      }}
    >
      <p>{words.stepWhy}</p>
      <TextField
        required
        label={words.stepCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        value={code}
        wrong={pass.isError ? pass.error.message : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" wide busy={pass.isPending}>
        {words.stepGo}
      </Button>
    </form>
  )
}
