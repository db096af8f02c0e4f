import { expect, test } from 'vitest'
import { botErrors, botOutcome, botSentence, noBot } from '../../bot/zalo-bot/errors.ts'
import { deliverySentence } from '../../core/sending/messages.ts'

test.each(Object.entries(botErrors))(
  'code %s says in Vietnamese what happened, beside what is done',
  (code, { kind }) => {
    const outcome = botOutcome(Number(code), 'Bad Request')
    expect(outcome.kind).toBe(kind)
    expect(botSentence(outcome.reason)).toMatch(new RegExp(`^[A-ZĐ].{20,}\\(mã ${code} của bot\\)$`))
  },
)

test('a failing server may have sent the message; any other unknown code is given up and named', () => {
  expect(botOutcome(502, '').kind).toBe('unknown')
  expect(botOutcome(418, '').kind).toBe('permanent')
  expect(botSentence(botOutcome(418, '').reason)).toContain('mã 418')
})

test('a missing bot is named with its setting, and a reason of the account is none of the bot’s', () => {
  expect(deliverySentence(noBot.reason)).toContain('ZALO_BOT_TOKEN')
  expect(botSentence('zalo -237: group expired')).toBeNull()
})
