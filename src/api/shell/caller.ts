import type { SignedIn } from '../../app/account/signed-in.ts';
import type { Actor } from '../../port/actor.ts';

/** Who asks, as far as it is known. */
export type Caller = SignedIn | null;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** Id of the route, for log and metrics. */
    routeId?: string;
  }
}

/** Who asks on public routes. */
export const nobody = (office: string): Actor => ({
  account: 'nobody',
  name: '',
  office,
  grants: [],
  scopes: null,
});
