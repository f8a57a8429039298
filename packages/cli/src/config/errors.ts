import { defineErrors } from '@leeward/contracts';

export const configErrors = defineErrors({
  LW_CONFIG_VALUE: {
    status: 500,
    exitCode: 2,
    sentence: '[{section}] {key}: {value} is there ({place}); {expected} is expected.',
  },
  LW_CONFIG_FILE: {
    status: 500,
    exitCode: 2,
    sentence: '{file}, line {line}: {problem}.',
  },
  LW_LOG_STORE_ADDRESS: {
    status: 500,
    exitCode: 2,
    sentence:
      '[logging] remote_base_log_folder: {address} is there; with remote_logging s3://BUCKET/PREFIX is expected.',
  },
  LW_CONFIG_COMMAND: {
    status: 500,
    exitCode: 2,
    sentence: '[{section}] {key}_cmd: the command ended with {end}.',
  },
});
