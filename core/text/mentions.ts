/** Group chats read `[@id]` as a mention, and text from outside may call nobody. */
export const withoutMentions = (text: string) => text.replaceAll('[@', '[ @')
