import type { UiMe } from '@leeward/contracts/ui-api';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from './queries.ts';

/** Until the server said who is logged in, and what he may do, nothing is offered. */
const nobody: UiMe = {
  username: '',
  role: '',
  may_change_dags: false,
  may_change_pools: false,
  may_change_assets: false,
  may_answer_for_others: false,
  may_read_secrets: false,
};

export function useMe(): UiMe {
  return useQuery(meQuery).data ?? nobody;
}
