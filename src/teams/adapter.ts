/** The SDK's adapter, opened so that our server decides who gets in and what a failure looks like from outside. */
import { type Activity, ActivityTypes, CloudAdapter, type InvokeResponse, type ResourceResponse, type TurnContext } from 'botbuilder';
import type { JWTPayload } from 'jose';
import type { Envelope } from './activity.js';
import { LotseAuthentication } from './authentication.js';
import { type ConnectorParts, Conversations } from './connector.js';

/** A turn that runs. */
export interface RunningTurn {
  /** The answer to an invoke as soon as it is known, else `undefined` at the end of the turn. */
  readonly answer: Promise<InvokeResponse | undefined>;
  /** Settles when everything is sent. Rejects as the turn does. */
  readonly done: Promise<unknown>;
}

const ANSWERED = Symbol('answered');

export class LotseAdapter extends CloudAdapter {
  private readonly authentication: LotseAuthentication;

  constructor(private readonly connector: ConnectorParts) {
    const authentication = new LotseAuthentication(connector);
    super(authentication);
    this.authentication = authentication;
  }

  /** Runs one turn of a request that was let in. */
  handle(claims: JWTPayload, envelope: Envelope, logic: (context: TurnContext) => Promise<void>): RunningTurn {
    let answered: (response: InvokeResponse) => void = () => undefined;
    const early = new Promise<InvokeResponse>((resolve) => {
      answered = resolve;
    });
    const done = this.processActivity(this.authentication.admitted(claims) as never, toActivity(envelope), (context) => {
      context.turnState.set(ANSWERED, answered);
      return logic(context);
    });
    return { done, answer: Promise.race([early, done.then((response) => response ?? undefined)]) };
  }

  /** What the roster of a conversation says of one member; one attempt. @throws ConnectorError and what a lost connection throws */
  async lookAtMember(serviceUrl: string, conversation: string, member: string, patience: number): Promise<unknown> {
    return new Conversations(this.connector, serviceUrl).lookAtMember(conversation, member, patience);
  }

  /** The bot is being ended: a message that fails is not tried again. */
  giveUpSoon(): void {
    this.connector.sending.stop();
  }

  /** Whoever pressed a button waits for the answer, not for the messages that follow it. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses = await super.sendActivities(context, activities);
    const answer = activities.find(({ type }) => type === ActivityTypes.InvokeResponse);
    if (answer) context.turnState.get<((response: InvokeResponse) => void) | undefined>(ANSWERED)?.(answer.value as InvokeResponse);
    return responses;
  }
}

/** The SDK wants dates; ours are not read by anybody, so a malformed one is simply left out. */
function toActivity({ timestamp, localTimestamp: _, ...rest }: Envelope): Activity {
  const date = new Date(timestamp ?? '');
  return { ...rest, ...(Number.isNaN(date.getTime()) ? {} : { timestamp: date }) } as unknown as Activity;
}
