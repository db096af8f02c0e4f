import { digests } from '../digests/strings.ts'

export const groupTextLimit = 2000

/** The message as the chat shows it: the words as they are, with links as links. */
export const Bubble = ({ text }: { text: string }) => (
  <div className="bubble">
    {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
        <a key={index} href={part} target="_blank" rel="noreferrer">
          {part}
        </a>
      ),
    )}
  </div>
)

/** A narrow frame, so that lines break as they will on a phone. */
export const Phone = ({ from, text }: { from: string; text: string }) => (
  <figure className="phone">
    <figcaption>{from}</figcaption>
    <div className="phone-chat">
      <Bubble text={text} />
    </div>
  </figure>
)

export const CharacterCount = ({ text }: { text: string }) => (
  <p className="count" data-over={text.length > groupTextLimit || undefined} aria-live="polite">
    {digests.characters(text.length, groupTextLimit)}
    {text.length > groupTextLimit && <strong> {digests.tooLong}</strong>}
  </p>
)
