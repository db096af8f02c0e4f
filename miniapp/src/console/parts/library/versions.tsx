import { Group, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { DocumentRecord } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { proofWords } from '../proofs/strings.ts'
import { versionWords as words } from './record-strings.ts'
import { sizeOf } from './strings.ts'

/** A document's versions: the file that each was read from, or who put lines right; the earlier ones are for those who keep the library. */
export function Versions({ record: { id, version: current, files, mine: keeps } }: { record: DocumentRecord }) {
  if (files.length === 0) return null
  const address = (version: number) =>
    `${api.library.documents[':id'].original.$url({ param: { id }, query: {} }).pathname}?version=${version}`
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <ul className="imports">
        {files.map(({ version, fileName, size, keptAt, uploadedByName, correctedByName, lines, hasLines }) => (
          <li key={version}>
            <strong>{words.version(version, version === current)}</strong>
            <p className="facts">
              {fileName && <span className="wraps">{fileName}</span>}
              {size !== null && <span>{sizeOf(size)}</span>}
              {keptAt !== null && (
                <span>
                  {lines > 0
                    ? words.corrected(lines, written(keptAt), correctedByName)
                    : words.kept(written(keptAt), uploadedByName)}
                </span>
              )}
            </p>
            <Group gap="sm">
              {fileName && (keeps || version === current) && <a href={address(version)}>{words.download}</a>}
              {keeps && hasLines && (
                <Link href={`/library/${id}/proof${version === current ? '' : `?which=${version}`}`}>
                  {version === current ? proofWords.open : words.readAgain}
                </Link>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
