import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import type { Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { Script, useScript } from '../forms/script-sheet.tsx'
import { CharacterCount, Phone } from '../shared/phone.tsx'
import { Tabs } from '../shared/tabs.tsx'
import { previewWords as words } from './strings.ts'

type Channel = keyof typeof words.channels

/** The edition as each channel tells it: a group's message, its public page, what an announcer reads. */
export function Previews({ digest }: { digest: Digest }) {
  const [channel, setChannel] = useState<Channel>('zalo')
  return (
    <div className="previews">
      <Tabs label={words.label} value={channel} choices={words.channels} onChange={setChannel} />
      {channel === 'zalo' && (
        <>
          <Phone from={digest.unitName} text={digest.text} />
          <CharacterCount text={digest.text} />
        </>
      )}
      {channel === 'page' && <PublicPage digest={digest} />}
      {channel === 'loud' && <Spoken digest={digest} />}
    </div>
  )
}

function PublicPage({ digest: { id, contentHash } }: { digest: Digest }) {
  const query = useQuery({
    queryKey: ['digests', id, 'page', contentHash],
    queryFn: () => read(api.forms.digests[':id'].page.$get({ param: { id } })),
  })
  return (
    <Loaded query={query}>
      {/* It runs nothing and leads nowhere: what stands in it is looked at. */}
      {({ html }) => <iframe className="public-page" title={words.page} srcDoc={html} sandbox="" />}
    </Loaded>
  )
}

function Spoken({ digest }: { digest: Digest }) {
  const query = useScript(digest, { length: 90, pace: '3.5', manner: 'north' })
  return <Loaded query={query}>{(script) => <Script script={script} title={digest.title} length={90} />}</Loaded>
}
