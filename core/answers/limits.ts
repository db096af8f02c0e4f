/** What a chat shows without folding away; the platform's own limit is 2,000. */
export const longestAnswer = 900
export const longestQuote = 700
export const longestLead = 300
export const mostCitations = 3
export const longestTitle = 120
/** Of one sentence of a model. */
export const longestSentence = 600
/** Of a model's answer with its sources, which a chat takes whole. */
export const longestModelText = 1800
/** What staff may write beforehand: a message says whose it is and what it rests on beside. */
export const longestCurated = 1300
export const longestCuratedMessage = 1800
