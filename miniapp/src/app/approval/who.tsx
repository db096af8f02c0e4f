import type { ApprovalPage } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { approvalWords as words } from './strings.ts'

type Hand = { name: string; reachable: boolean }
const called = ({ name, reachable }: Hand) => (reachable ? name : words.notOnZalo(name))

/** Who wrote it, who is asked to approve it, in which order, and what becomes of it if nobody does. */
export const Who = ({ approval }: { approval: ApprovalPage }) => {
  const { editedByName, hands, ifNobody, urgentReason } = approval
  if (!hands) return null
  const { duty, own, deputies, above, waitingSince } = hands
  const lines = [
    duty && words.duty(called(duty)),
    own.length > 0 && words.own(own.map(called).join(', ')),
    deputies.length > 0 && words.deputies(deputies.map(deputyCalled).join(', ')),
    above && words.above(above),
  ].filter((line) => typeof line === 'string')
  return (
    <section className="item">
      <h3>{words.who}</h3>
      <p>
        {editedByName ? words.writtenBy(editedByName) : words.auto} {words.since(momentOf(waitingSince))}
      </p>
      {lines.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <ol className="in-turn">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      <h3>{words.ifNobody}</h3>
      <p>
        {ifNobody.comes === 'waits'
          ? urgentReason
            ? words.waitsUrgent
            : words.waits
          : words[ifNobody.comes](momentOf(ifNobody.at))}
      </p>
    </section>
  )
}

const deputyCalled = (one: Hand & { deputyFor: string | null }) =>
  one.deputyFor ? words.forWhom(called(one), one.deputyFor) : called(one)
