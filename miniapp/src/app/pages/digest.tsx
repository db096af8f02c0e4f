import { useQuery } from '@tanstack/react-query'
import { serverOrigin } from '../../platform.ts'
import { news } from '../../strings.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Facts, Note, Tag } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { DigestItem, PublicDigest } from '../api-types.ts'
import { longDay, momentOf } from '../dates.ts'
import { GivenLink } from '../given-link.tsx'
import { KeepButton } from '../keep-button.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { QrButton } from '../qr-button.tsx'
import { digestBy } from '../queries.ts'

export const Digest = ({ code }: { code: string }) => {
  const digest = useQuery(digestBy(useLoa(), code))
  return (
    <Page title={news.title} onBack={useBack('/')}>
      <Loaded query={digest}>{(loaded) => <Shown digest={loaded} />}</Loaded>
    </Page>
  )
}

const Shown = ({ digest }: { digest: PublicDigest }) => {
  const { platform } = useLoa()
  const say = useToast()
  const { code, unitName, day, title, opening, items, closing, sentAt, corrections, picture, file } = digest
  const share = async () => {
    const shared = await platform.share({ text: `${title} (${code})`, path: `digests/${code}` })
    if (shared === 'copied') say(news.linkCopied)
    if (shared === 'shared') say(news.shared)
    if (shared === 'failed') say(news.notShared)
  }
  return (
    <article className="article">
      <header>
        <p className="facts">{longDay(day)}</p>
        <h2 className="article-title">{title}</h2>
        <p className="facts">{sentAt === null ? unitName : news.sentBy(unitName, momentOf(sentAt))}</p>
      </header>
      {/* Before the words that they correct. */}
      {corrections.map((correction) => (
        <Note tone="urgent" key={correction.sentAt}>
          <p>
            <strong>{news.correction(momentOf(correction.sentAt))}</strong>
          </p>
          <p className="verbatim">{correction.text}</p>
        </Note>
      ))}
      {opening && <p className="verbatim">{opening}</p>}
      {items.map((item, index) => (
        <Item item={item} number={item.title === title ? '' : `${index + 1}. `} key={item.link || item.title} />
      ))}
      {closing && <p className="verbatim">{closing}</p>}
      {picture && <img className="picture" src={`${serverOrigin()}${picture}`} alt={news.picture(title)} />}
      {file && <GivenLink href={`${serverOrigin()}${file.path}`}>{news.file(file.name)}</GivenLink>}
      {items.length === 0 && <p className="verbatim">{digest.text}</p>}
      <Note>
        <p>
          {news.code}: <strong>{code}</strong>
        </p>
        <p>{news.codeWhy}</p>
      </Note>
      <Actions>
        <Button look="quiet" icon="share" onClick={() => void share()}>
          {news.share}
        </Button>
        <QrButton path={`/digests/${code}`} title={title} />
        <KeepButton path={`/digests/${code}`} title={title} about={longDay(day)} text={wordsOf(digest)} />
      </Actions>
    </article>
  )
}

/** A digest as it is read without a network, what corrects it first. */
const wordsOf = ({ corrections, text }: PublicDigest) =>
  [...corrections.map((correction) => correction.text), text].join('\n\n')

const Item = ({ item, number }: { item: DigestItem; number: string }) => (
  <section className="item">
    <h3>
      {number}
      {item.title}
    </h3>
    {item.urgent && !item.over && <Tag tone="urgent">{news.urgent}</Tag>}
    {item.over ? (
      <details>
        <summary>{news.over}</summary>
        <Words item={item} />
      </details>
    ) : (
      <Words item={item} />
    )}
  </section>
)

const Words = ({ item }: { item: DigestItem }) => (
  <>
    {item.summary && <p className="verbatim">{item.summary}</p>}
    {item.lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <Facts
      of={[
        item.sourceName ? `${news.source}: ${item.sourceName}` : news.own,
        item.author,
        item.publishedAt !== null && momentOf(item.publishedAt),
      ]}
    />
    {item.link && <GivenLink href={item.link}>{news.openSource}</GivenLink>}
  </>
)
