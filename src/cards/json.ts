/** JSON as it travels: what templates, cards and their parts are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A finished Adaptive Card. */
export interface Card extends JsonObject {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly Json[];
}
