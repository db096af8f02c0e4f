import { bankWords } from './strings.ts'

const words = bankWords.form

/** A question in a narrow frame, as whoever takes the quiz sees it: without its key. */
export const QuestionPhone = ({ text, options, many }: { text: string; options: string[]; many: boolean }) => (
  <figure className="phone">
    <figcaption>{words.preview}</figcaption>
    <div className="phone-chat">
      <p>
        <strong>{text}</strong>
      </p>
      <p className="soft">{many ? words.several : words.one}</p>
      <ul className="options">
        {options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has nothing of its own but its place
          <li key={at}>{option}</li>
        ))}
      </ul>
    </div>
  </figure>
)
