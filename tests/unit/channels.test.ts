import { expect, test } from 'vitest'
import type { Answer } from '../../core/answers/answer.ts'
import { chatContent } from '../../core/answers/compose.ts'
import { accountOf, capabilities, channelsOf, groupChannels, textMaxOf } from '../../core/channels.ts'
import { textMax } from '../../core/digests/compose.ts'
import { channels } from '../../db/schema/channels.ts'

const unanswered: Answer = {
  questionId: 'qu_1',
  outcome: 'not_found',
  text: 'Không có.',
  citations: [],
  origin: 'extractive',
  mayHandOn: true,
}

test('a digest fits every channel that reaches a group', () => {
  expect(groupChannels).toEqual(['oa_group', 'bot_group', 'share'])
  for (const channel of groupChannels) expect(textMax).toBeLessThanOrEqual(capabilities[channel].textMax ?? 0)
})

test('the longest common text is that of the narrowest channel, and a page has no limit', () => {
  expect(textMaxOf(['web', 'bot_group'])).toBe(capabilities.bot_group.textMax)
  expect(textMaxOf(['web'])).toBe(Number.POSITIVE_INFINITY)
})

test('the account’s and the bot’s chats take a call to the platform; people share, and a page is our own', () => {
  expect(channels.filter((channel) => capabilities[channel].sends)).toEqual([
    'oa_chat',
    'oa_group',
    'bot_chat',
    'bot_group',
  ])
})

test('only in a chat of one’s own is one offered to pass the question on', () => {
  const offered = channels.filter((channel) => chatContent(unanswered, channel).buttons)
  expect(offered).toEqual(['oa_chat', 'bot_chat', 'web'])
})

test('each sending channel is of one account, and what needs none is of none', () => {
  expect(channelsOf('oa')).toEqual(['oa_chat', 'oa_group'])
  expect(channelsOf('bot')).toEqual(['bot_chat', 'bot_group'])
  expect([accountOf('web'), accountOf('share')]).toEqual([null, null])
})
