/**
 * A peer that is gone without a word, with its machine or behind a network that drops what is sent: without these each side finds out
 * after two hours, a listener hears nothing until then, and Postgres keeps the locks of who is gone.
 */
export const noticesLoss = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 15_000,
  options:
    '-c timezone=UTC -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000',
};
