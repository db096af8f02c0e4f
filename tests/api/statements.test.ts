import { expect, test } from 'vitest'
import { ask } from '../../core/answers/ask.ts'
import { choose } from '../../core/answers/choose.ts'
import { idFor } from '../../core/ids.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import { testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'
import { statementsOf } from '../support/statements.ts'

async function chat() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const resident = await app.person('Chị Lan', ['member', ward.id])
  await importDocuments(app.system, [convention as SourceDocument])
  const asked = (text: string, key: string) => ({
    ...{ id: idFor('qu', key.repeat(24)), text, personId: resident.id },
    ...{ channel: 'oa_chat' as const, recipient: 'lan' },
  })
  return { app, asked }
}

// One of them reads the words that the office has added.
test('a chat question is answered and kept in ten statements', async () => {
  const { app, asked } = await chat()
  const question = asked('Chó ra đường phải đeo gì?', 'a')
  const statements = statementsOf(app.database)
  expect(await ask(app.system, question)).toMatchObject({ outcome: 'found' })
  expect(statements.length).toBeLessThanOrEqual(10)
  const lookUps = statements.filter((statement) => /\bfrom "?(people|roles|units)"?\b/.test(statement))
  expect(lookUps.filter((statement) => !statement.includes('office_words'))).toHaveLength(1)
})

test('the same question again is answered from what was kept, and writes nothing', async () => {
  const { app, asked } = await chat()
  const question = asked('Chó ra đường phải đeo gì?', 'b')
  const first = await ask(app.system, question)
  const statements = statementsOf(app.database)
  expect(await ask(app.system, question)).toMatchObject({ text: first.text })
  expect(statements.filter((statement) => /^insert|^update/i.test(statement))).toEqual([])
})

test('a number that takes up nothing looks up who asks once', async () => {
  const { app, asked } = await chat()
  const statements = statementsOf(app.database)
  await choose(app.system, asked('2', 'c'), 2)
  expect(statements.filter((statement) => /\bfrom "?(people|roles|units)"?\b/.test(statement))).toHaveLength(1)
})
