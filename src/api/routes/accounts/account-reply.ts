import type { AccountView } from '../../../app/account/manage-accounts.ts';

/** An account as the API shows it. */
export const accountReply = (account: AccountView) => ({ ...account, grants: [...account.grants] });
