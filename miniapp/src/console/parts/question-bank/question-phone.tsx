import { bankWords } from './strings.ts'

const words = bankWords.form

type Props = {
  text: string
  options: string[]
  many: boolean
  kind: 'choice' | 'order' | 'short'
  picture: { id: string; alt: string } | undefined
}

/** A question in a narrow frame, as whoever takes the quiz sees it: without its key. */
export const QuestionPhone = ({ text, options, many, kind, picture }: Props) => (
  <figure className="phone">
    <figcaption>{words.preview}</figcaption>
    <div className="phone-chat">
      <p>
        <strong>{text}</strong>
      </p>
      {picture && (
        <img className="question-picture" src={`/api/question-bank/pictures/${picture.id}`} alt={picture.alt} />
      )}
      <p className="soft">
        {kind === 'order' ? words.ordered : kind === 'short' ? words.written : many ? words.several : words.one}
      </p>
      {kind !== 'short' && (
        <ul className="options">
          {options.map((option, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option has nothing of its own but its place
            <li key={at}>{option}</li>
          ))}
        </ul>
      )}
    </div>
  </figure>
)
