import { verify as words } from '../../strings.ts'
import { Card, Note } from '../../ui/card.tsx'
import type { Verified } from '../api-types.ts'
import './verify.css'

const toneOf = ({ verdict, isAltered, corrections, over }: Verified) =>
  isAltered || verdict === 'unknown' || corrections.length > 0
    ? 'urgent'
    : verdict === 'exact' && over.length === 0
      ? 'good'
      : 'plain'

/** What was found of a text: what it is, what to do, each difference in words, then the text with them marked in it. */
export const Found = ({ verified }: { verified: Verified }) => {
  const { headline, origin, advice, differences, unsure, pieces, original } = verified
  return (
    <Card live>
      <Note tone={toneOf(verified)}>
        <h2>{headline}</h2>
        {advice.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Note>
      {original && (
        <p>
          {words.original}: {origin}. {original.link && <a href={original.link}>{words.openOriginal}</a>}
        </p>
      )}
      {differences.length > 0 && <Differences of={differences} title={words.differences(differences.length)} />}
      {unsure.length > 0 && <Differences of={unsure} title={words.unsure} />}
      {pieces.some(({ differs }) => differs) && <Marked pieces={pieces} />}
      {original && (
        <details>
          <summary>{words.showOriginal}</summary>
          <p className="verbatim">{original.text}</p>
        </details>
      )}
    </Card>
  )
}

const Differences = ({ of, title }: { of: Verified['differences']; title: string }) => (
  <section>
    <h3>{title}</h3>
    <ul className="verify-differences">
      {of.map(({ kind, told, original }) => (
        <li key={`${kind} ${told} ${original}`}>
          <b>{words.kinds[kind]}</b>
          <dl>
            <div>
              <dt>{words.told}</dt>
              <dd>{told || words.leftOut}</dd>
            </div>
            <div>
              <dt>{words.original}</dt>
              <dd>{original || words.absent}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  </section>
)

// A mark is underlined and says what stands in its place, so that nobody needs its colour.
const Marked = ({ pieces }: { pieces: Verified['pieces'] }) => (
  <section>
    <h3>{words.yourText}</h3>
    <p className="verbatim">
      {pieces.map(({ text, differs, original }, i) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
          <mark key={i} className="verify-mark">
            {text}
            <small> [{original ? words.should(original) : words.absent}]</small>
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  </section>
)
