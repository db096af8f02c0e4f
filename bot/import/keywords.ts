/** The keywords that a file tells of itself, a line each: a mark among them stands alone. */
export const keywordsIn = (told: string) => told.split(/[;,]/).join('\n')
