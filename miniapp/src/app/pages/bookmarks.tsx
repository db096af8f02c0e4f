import { Link } from 'wouter'
import { bookmarks as words } from '../../strings.ts'
import { Actions, Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { type Bookmark, useBookmarks } from '../bookmarks.ts'
import { dayOf } from '../dates.ts'
import { useBack } from '../location.ts'

/** What a person kept on this phone; it is read here without a network too. */
export const Bookmarks = () => {
  const { bookmarks, drop } = useBookmarks()
  return (
    <Page title={words.title} onBack={useBack('/me')}>
      {bookmarks.length === 0 ? (
        <Empty icon="document" title={words.none}>
          <p>{words.noneWhy}</p>
        </Empty>
      ) : (
        <>
          <p>{words.lead}</p>
          {bookmarks.map((bookmark) => (
            <Kept key={bookmark.path} bookmark={bookmark} onDrop={() => drop(bookmark.path)} />
          ))}
        </>
      )}
    </Page>
  )
}

const Kept = ({ bookmark: { path, title, about, text, at }, onDrop }: { bookmark: Bookmark; onDrop: () => void }) => (
  <Card>
    <h2>{title}</h2>
    <Facts of={[about, words.on(dayOf(at))]} />
    {text && (
      <details>
        <summary>{words.read}</summary>
        <p className="verbatim">{text}</p>
      </details>
    )}
    <Actions>
      <Link to={path} className={buttonClass('quiet')}>
        <Icon name="document" />
        {words.open}
      </Link>
      <Button look="quiet" icon="close" onClick={onDrop}>
        {words.drop}
      </Button>
    </Actions>
  </Card>
)
