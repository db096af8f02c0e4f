import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { ClassPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { CertificateRow } from '../quizzes/certificate-row.tsx'
import { Refusal } from '../shared/note.tsx'
import { classWords } from './strings.ts'

const words = classWords.certificates

/** The certificates of a class, and the way to take one back. */
export function ClassCertificates({ page: { id, endedAt, isKeeper, forgotten } }: { page: ClassPage }) {
  const key = ['class-certificates', id]
  const query = useQuery({
    queryKey: key,
    queryFn: () => read(api.classes[':id'].certificates.$get({ param: { id } })),
  })
  const make = useAct(() => read(api.classes[':id'].certificates.$post({ param: { id } })), { reload: [key] })
  return (
    <section className="card" aria-label={words.title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {words.title}
        </Title>
        {endedAt === null ? (
          <Text>{words.later}</Text>
        ) : (
          <Loaded query={query}>
            {({ certificates, unnamed }) => (
              <>
                {isKeeper && !forgotten && (
                  <Group>
                    <Button
                      h="auto"
                      styles={{ label: { whiteSpace: 'normal' } }}
                      loading={make.pending}
                      onClick={() => make.go(undefined)}
                    >
                      {words.make}
                    </Button>
                  </Group>
                )}
                <div role="status">
                  {make.result && (
                    <Text>
                      {words.made(make.result.made)} {make.result.nameless > 0 && words.nameless(make.result.nameless)}
                    </Text>
                  )}
                </div>
                <Refusal error={make.error} />
                {unnamed > 0 ? (
                  <Text className="soft">{words.unnamed(unnamed + certificates.length)}</Text>
                ) : certificates.length === 0 ? (
                  <Text className="soft">{words.none}</Text>
                ) : (
                  <Anchor href={`/api/classes/${id}/certificates/papers`} download>
                    {words.papers}
                  </Anchor>
                )}
                <ul className="found">
                  {certificates.map((certificate) => (
                    <CertificateRow key={certificate.id} certificate={certificate} reload={[key]} />
                  ))}
                </ul>
              </>
            )}
          </Loaded>
        )}
      </Stack>
    </section>
  )
}
