import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ask } from '../../strings.ts'
import { Actions, buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { CuratedShown } from '../ask/curated.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { curatedBy } from '../queries.ts'

/** A curated answer by its link, as it stands today. */
export const Curated = ({ id }: { id: string }) => {
  const query = useQuery(curatedBy(useLoa(), id))
  return (
    <Page title={ask.curatedTitle} onBack={useBack('/ask')}>
      <Loaded query={query}>
        {({ citations, ...curated }) => (
          <article className="card answer">
            <CuratedShown curated={curated} citations={citations} />
            <Actions>
              <Link to="/ask" className={buttonClass('quiet')}>
                {ask.askAnother}
              </Link>
            </Actions>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
