import { Title } from '@mantine/core'
import type { DocumentRecord } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { versionWords as words } from './record-strings.ts'
import { sizeOf } from './strings.ts'

/** The files that a document's versions were read from; the earlier ones are for those who keep the library. */
export function Versions({ record: { id, version: current, files } }: { record: DocumentRecord }) {
  const keeps = useMay()('document.write')
  if (files.length === 0) return null
  const address = (version: number) =>
    `${api.library.documents[':id'].original.$url({ param: { id }, query: {} }).pathname}?version=${version}`
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <ul className="imports">
        {files.map(({ version, fileName, size, keptAt, uploadedByName }) => (
          <li key={version}>
            <strong>{words.version(version, version === current)}</strong>
            <p className="facts">
              <span className="wraps">{fileName}</span>
              <span>{sizeOf(size)}</span>
              <span>{words.kept(written(keptAt), uploadedByName)}</span>
            </p>
            {(keeps || version === current) && <a href={address(version)}>{words.download}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}
