import { choice } from '../switch-kinds';

/** What is not settled of the change feed. Paragraphs are core-api's. */
export const feedSwitches = {
  feedTokenForm: choice(
    ['bare', 'bearer', 'either'],
    'bare',
    '§4.8: one client sends the bare access token, another description has the prefix "Bearer "',
  ),
  feedOffsetsIn: choice(
    ['addTopics', 'addTenants'],
    'addTopics',
    '§4.8: the guide gives an offset with its topic; another description has `offsets` in add-tenants-v1',
  ),
  feedOffsetTooOld: choice(
    ['refused', 'fromOldest'],
    'refused',
    '§4.8: two weeks can be replayed; what an older or unknown offset does is open',
  ),
  feedAtTokenEnd: choice(
    ['cut', 'kept'],
    'cut',
    '§4.8 does not say what becomes of a connection whose access token has ended; the stricter shows a mistake',
  ),
} as const;
