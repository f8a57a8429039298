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
  LW_CONFIG_COMMAND: {
    status: 500,
    exitCode: 2,
    sentence: '[{section}] {key}_cmd: the command ended with {end}.',
  },
});
