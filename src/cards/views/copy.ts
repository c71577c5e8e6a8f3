/** A result as plain text to be copied, with the addresses of its places where there is a page to link to. */
import type { DecisionReply } from '../../conversation/reply.js';
import { spokenStelle } from '../../erlass/stelle.js';
import { renderText } from '../../text/render.js';
import { placeUrl } from '../../web/link.js';
import type { CardContext, View } from '../context.js';
import { plain } from '../escape.js';

export function copyView({ knowledge, publicUrl }: CardContext, reply: DecisionReply): View {
  const zitate = [...reply.gruende.flatMap((g) => g.zitate), ...reply.naechste.flatMap((n) => n.zitate)];
  const stellen = publicUrl ? [...new Set(zitate.map((z) => z.stelle))] : [];
  const addresses = stellen.map((stelle) => `${spokenStelle(stelle)}: ${placeUrl(publicUrl ?? '', stelle)}`);
  return { name: 'talk', data: { text: plain([renderText(knowledge, reply), ...addresses].join('\n\n')), aktionen: [] } };
}
